import { isLoopback, type Config } from '../../config.js';
import { PactgraphError } from '../../errors.js';
import { reservePort } from '../../http/reserve-port.js';
import type { Check } from '../check.js';
import { problemOf, type Finding } from '../finding.js';

/** Where the API listens: a free port, one that pactgraph has already, or somebody else's; and who can reach it. */
export const ports: Check = {
  id: 'ports',
  title: 'Ports',
  async run({ config }) {
    return [await portFinding(config), ...(isLoopback(config.host) ? [] : [reach(config)])];
  },
};

async function portFinding(config: Config): Promise<Finding> {
  const { host, port } = config;
  try {
    await (
      await reservePort(config)
    )();
    const what = port === 0 ? 'The system has a free port' : `Port ${port} is free`;
    return { level: 'ok', title: `${what} for the API, at ${host}.` };
  } catch (error) {
    if (!(error instanceof PactgraphError)) throw error;
    if (isTaken(error) && (await isOurs(config)))
      return { level: 'ok', title: `pactgraph serves at ${host}, port ${port}.` };
    return problemOf(error);
  }
}

const isTaken = ({ cause }: PactgraphError): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';

/** ms for an answer. */
const patience = 1_000;

/** Whether who listens there says what our server says of itself. */
async function isOurs({ host, port }: Config): Promise<boolean> {
  const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };
  const name = everywhere[host] ?? (host.includes(':') ? `[${host}]` : host);
  try {
    const answer = await fetch(`http://${name}:${port}/health/live`, {
      signal: AbortSignal.timeout(patience),
    });
    return /^\{"status":"(live|starting)"\}$/.test(await answer.text());
  } catch {
    return false;
  }
}

const reach = ({ host, port, open }: Config): Finding => ({
  level: 'warning',
  title: `The API listens at ${host}, port ${port}: whoever reaches this machine reads the whole graph.`,
  ...(!open && {
    detail: 'It starts only with --open, because PACTGRAPH_OPEN does not confirm this.',
  }),
  remedy: 'Put a proxy with a login in front of it, or unset PACTGRAPH_HOST.',
});
