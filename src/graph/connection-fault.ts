/** Why a server cannot be reached, in the words of whoever set its address. */

export interface ConnectionFault {
  /** One sentence. */
  readonly message: string;
  readonly hint: string;
}

interface Known {
  /** Looked for in what the driver, the system or the TLS library says. */
  readonly pattern: RegExp;
  readonly message: string;
  readonly hint: string;
}

/** The first that fits counts. `$1` is what its pattern captured. */
const known: readonly Known[] = [
  {
    pattern: /getaddrinfo (?:ENOTFOUND|EAI_AGAIN) (\S+)/,
    message: 'There is no host $1.',
    hint: 'Check the host in NEO4J_URI, and that this machine can look names up.',
  },
  {
    pattern: /ECONNREFUSED (\S+)/,
    message: 'Nothing listens at $1.',
    hint: 'Check host and port in NEO4J_URI and that the server runs.',
  },
  {
    pattern: /E(?:HOST|NET)UNREACH(?: (\S+))?/,
    message: 'There is no way to $1.',
    hint: 'Check the host in NEO4J_URI and the network.',
  },
  {
    pattern: /ERR_TLS_CERT_ALTNAME_INVALID/,
    message: 'The certificate of the server is for another host name.',
    hint: 'Use in NEO4J_URI the name that the certificate has.',
  },
  {
    pattern: /CERT_HAS_EXPIRED/,
    message: 'The certificate of the server has expired.',
    hint: 'Have it renewed; and check the clock of this machine.',
  },
  {
    pattern: /CERT_NOT_YET_VALID/,
    message: 'The certificate of the server is not valid yet.',
    hint: 'Check the clock of this machine.',
  },
  {
    pattern: /certificate is not trusted/,
    message: 'The certificate of the server is not signed by an authority that this machine trusts.',
    hint: 'Name the file of its authority in NODE_EXTRA_CA_CERTS; for a self-signed one that you trust, use bolt+ssc:// or neo4j+ssc://.',
  },
  {
    pattern: /SSL routines|ERR_SSL|before secure TLS connection/,
    message: 'The server does not speak TLS at this port.',
    hint: 'Use bolt:// or neo4j:// in NEO4J_URI, or the port that takes TLS.',
  },
  {
    pattern: /responded HTTP/,
    message: 'That port speaks HTTP, not Bolt.',
    hint: 'Use the Bolt port in NEO4J_URI; it is 7687 unless it was set otherwise.',
  },
  {
    pattern: /Unknown Bolt protocol|protocol version|upgrade to Neo4j|Upgrade to newer versions/,
    message: 'The server is too old, or no Neo4j.',
    hint: 'pactgraph needs Neo4j 2025.06 or newer.',
  },
  {
    pattern: /closed by server|ECONNRESET|EPIPE/,
    message: 'The server closed the connection without a word.',
    hint: 'It may want TLS (bolt+s:// or neo4j+s://), be starting or stopping, or be no Neo4j.',
  },
  {
    pattern: /acquisition timed out|ETIMEDOUT|Failed to establish connection in|timed out/,
    message: 'The server does not answer.',
    hint: 'Check the address in NEO4J_URI, that no firewall is between, and that the port takes what the scheme says (TLS with +s).',
  },
];

/** @param error what the driver threw; often only its causes say why */
export function connectionFault(error: Error): ConnectionFault {
  const said = [...messagesOf(error)].join('\n');
  for (const { pattern, message, hint } of known) {
    const found = pattern.exec(said);
    if (found) return { message: message.replace('$1', () => found[1] ?? 'it'), hint };
  }
  return {
    message: `The database cannot be reached: ${error.message.split('\n')[0] ?? ''}`,
    hint: 'Check NEO4J_URI and that the server runs.',
  };
}

function* messagesOf(error: Error): Generator<string> {
  for (let at: unknown = error; at instanceof Error; at = at.cause) yield at.message;
}
