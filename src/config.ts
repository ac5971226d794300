/** Environment to one frozen Config; nothing else in the source reads `process.env`. */
import { accessSync, constants } from 'node:fs';
import { BlockList, isIP } from 'node:net';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { PactgraphError } from './errors.js';
import { packageRoot } from './package.js';

/** MB of the largest answer, unless a setting says otherwise. */
export const shippedAnswerMegabytes = 8;
/** What an operation may cost, unless a setting says otherwise. */
export const shippedCost = 5_000;

const text = z.string().min(1);
const port = z.coerce.number('must be a port number, as in 4000.').int().min(0).max(65535);
const flag = z.enum(['true', 'false', '1', '0']).transform((v) => v === 'true' || v === '1');

/** Every setting, in the order `.env.example` shows them; the descriptions are its comments. */
const settings = z.object({
  NEO4J_URI: z
    .string()
    .superRefine((address, context) => {
      const fault = addressFault(address);
      if (fault !== undefined) context.addIssue(fault);
    })
    .optional()
    .describe('A Neo4j server of your own. Unset: a local Neo4j is fetched, started and stopped for you.'),
  NEO4J_USER: text.default('neo4j').describe('User for NEO4J_URI.'),
  NEO4J_PASSWORD: z.string().optional().describe('Password for NEO4J_URI.'),
  NEO4J_PASSWORD_FILE: text
    .optional()
    .describe(
      'File that holds the password instead, as containers hand out secrets; read anew when it changes.',
    ),
  NEO4J_AUTH_FILE: text
    .optional()
    .describe(
      'File that holds user/password instead, the one that the image of Neo4j is given under this name; read anew too.',
    ),
  NEO4J_DATABASE: text.default('neo4j').describe('Database name.'),
  PACTGRAPH_HOST: text.default('127.0.0.1').describe('Address the API listens on.'),
  PACTGRAPH_PORT: port.default(4000).describe('Port the API listens on.'),
  PACTGRAPH_OPEN: flag
    .default(false)
    .describe(
      'Whoever reaches the API may query it. Required to listen anywhere but on loopback, because there are no keys yet.',
    ),
  PACTGRAPH_HOSTS: z
    .string()
    .transform((names) => names.split(',').map((name) => name.trim().toLowerCase()))
    .refine((names) => names.every(isHostName), 'expected names with commas between them, without ports')
    .default([])
    .describe(
      'More names by which clients ask for the API, with commas between them. Loopback names, numeric addresses and PACTGRAPH_HOST are always allowed.',
    ),
  PACTGRAPH_ONTOLOGY: text
    .default(join(packageRoot, 'schema/ontology'))
    .describe('Folder of the ontology SDL.'),
  PACTGRAPH_SEEDS: text.default(join(packageRoot, 'seed')).describe('Folder of the seeds.'),
  PACTGRAPH_DATA: text.default('.pactgraph').describe('Folder of the managed database.'),
  PACTGRAPH_HOME: text.optional().describe('Download cache (Neo4j jars, Java). Unset: the XDG cache folder.'),
  PACTGRAPH_JAVA: text
    .optional()
    .describe(
      'A Java 21 or newer to use: its home folder or the java program; bundled: the one pactgraph fetches, whatever is installed.',
    ),
  PACTGRAPH_MIRROR: z
    .url({
      protocol: /^https?$/,
      error: 'expected http:// or https:// and the address of a Maven repository',
    })
    .refine((address) => !/[?#]/.test(address), 'has a ? or #; in a password write them as %3F and %23')
    .optional()
    .describe(
      'Maven mirror to fetch the jars from; with a login: https://user:password@host/path. HTTPS_PROXY and its like apply.',
    ),
  PACTGRAPH_INTROSPECTION: flag
    .optional()
    .describe('Allow schema introspection. Unset: only when listening on loopback.'),
  PACTGRAPH_ANSWER_MB: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_024)
    .default(shippedAnswerMegabytes)
    .describe(
      'Largest answer of the API in MB; the limits of objects, fields and rows scale with it. Building one takes up to 15 times its size in memory.',
    ),
  PACTGRAPH_COST: z.coerce
    .number()
    .int()
    .min(100)
    .max(1_000_000)
    .default(shippedCost)
    .describe(
      'What one operation may cost: an entry costs 0.5, a statement 5; docs/operations.md has the whole table. It is refused before anything is read.',
    ),
  PACTGRAPH_LOG: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('Log level; debug adds the number of statements each request sent.'),
});

export interface Config {
  /** undefined: the managed local database. */
  readonly server:
    | {
        readonly uri: string;
        readonly user: string;
        readonly password: string | { readonly file: string; readonly leading?: string };
      }
    | undefined;
  readonly database: string;
  readonly host: string;
  readonly port: number;
  /** Whether it may listen where others reach it. */
  readonly open: boolean;
  /** Names besides `host` that requests may give, in lower case. */
  readonly hosts: readonly string[];
  readonly ontologyFolder: string;
  readonly seedFolder: string;
  readonly apiFolder: string;
  readonly cypherFolder: string;
  readonly dataFolder: string;
  readonly cacheFolder: string;
  readonly java: string | undefined;
  /** Further places to look for a Java: the value of JAVA_HOME. */
  readonly javaHome: string | undefined;
  /** Folders of PATH, in order. */
  readonly path: readonly string[];
  /** May hold a login. */
  readonly mirror: string | undefined;
  /** What HTTP_PROXY, HTTPS_PROXY and NO_PROXY say; undefined: there is no proxy. May hold a login. */
  readonly proxy: { readonly http: string; readonly https: string; readonly except: string } | undefined;
  readonly introspection: boolean;
  /** MB of the largest answer. */
  readonly answerMegabytes: number;
  /** What one operation may cost. */
  readonly cost: number;
  /** What the tools that we start are given, for settings of their own. */
  readonly environment: Readonly<NodeJS.ProcessEnv>;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether only this machine reaches a name or an address: RFC 6761 keeps `localhost` and all below it for that. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  const family = isIP(name);
  if (family === 0) return name === 'localhost' || name.endsWith('.localhost');
  return loopback.check(name, family === 4 ? 'ipv4' : 'ipv6');
}

/** RFC 1123, and `_`, which names of containers have. */
const isHostName = (name: string): boolean =>
  name.length <= 253 && name.split('.').every((label) => /^[\w-]{1,63}$/.test(label));

/**
 * Parses the environment.
 * @throws PactgraphError SETTINGS, naming every wrong setting at once.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  problems.push(...passwordProblems(given));
  if (!parsed.success || problems.length > 0) {
    throw new PactgraphError('SETTINGS', `Wrong settings:\n${problems.map((p) => `  ${p}`).join('\n')}`, {
      hint: 'Settings are environment variables; .env.example lists them all.',
      details: { problems },
    });
  }
  const s = parsed.data;
  return Object.freeze({
    server: s.NEO4J_URI
      ? {
          uri: s.NEO4J_URI,
          user: s.NEO4J_USER,
          password: s.NEO4J_AUTH_FILE
            ? { file: resolve(s.NEO4J_AUTH_FILE), leading: `${s.NEO4J_USER}/` }
            : s.NEO4J_PASSWORD_FILE
              ? { file: resolve(s.NEO4J_PASSWORD_FILE) }
              : (s.NEO4J_PASSWORD ?? ''),
        }
      : undefined,
    database: s.NEO4J_DATABASE,
    host: s.PACTGRAPH_HOST,
    port: s.PACTGRAPH_PORT,
    open: s.PACTGRAPH_OPEN,
    hosts: s.PACTGRAPH_HOSTS,
    ontologyFolder: resolve(s.PACTGRAPH_ONTOLOGY),
    seedFolder: resolve(s.PACTGRAPH_SEEDS),
    apiFolder: join(packageRoot, 'schema/api'),
    cypherFolder: join(packageRoot, 'cypher'),
    dataFolder: resolve(s.PACTGRAPH_DATA),
    cacheFolder: resolve(s.PACTGRAPH_HOME ?? defaultCache(env, s.PACTGRAPH_DATA)),
    java: s.PACTGRAPH_JAVA,
    javaHome: env.JAVA_HOME ? env.JAVA_HOME : undefined,
    path: (env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':').filter(Boolean),
    mirror: s.PACTGRAPH_MIRROR,
    proxy: proxyOf(env),
    introspection: s.PACTGRAPH_INTROSPECTION ?? isLoopback(s.PACTGRAPH_HOST),
    answerMegabytes: s.PACTGRAPH_ANSWER_MB,
    cost: s.PACTGRAPH_COST,
    environment: env,
    logLevel: s.PACTGRAPH_LOG,
  });
}

/** As other tools read them: in either case, the lower one first, and with http:// where no scheme is given. */
function proxyOf(env: NodeJS.ProcessEnv): Config['proxy'] {
  const value = (name: string): string => env[name.toLowerCase()] ?? env[name] ?? '';
  const [http = '', https = ''] = ['HTTP_PROXY', 'HTTPS_PROXY'].map((name) =>
    value(name).replace(/^(?!$|[a-z][a-z\d+.-]*:\/\/)/i, 'http://'),
  );
  return http === '' && https === '' ? undefined : { http, https, except: value('NO_PROXY') };
}

/** Users of containers may have no home. */
function defaultCache({ XDG_CACHE_HOME }: NodeJS.ProcessEnv, dataFolder: string): string {
  try {
    return join(XDG_CACHE_HOME ? XDG_CACHE_HOME : join(homedir(), '.cache'), 'pactgraph');
  } catch {
    return join(dataFolder, 'cache');
  }
}

function passwordProblems(given: NodeJS.ProcessEnv): string[] {
  if (given.NEO4J_URI === undefined) return [];
  const [first, second] = ['NEO4J_PASSWORD', 'NEO4J_PASSWORD_FILE', 'NEO4J_AUTH_FILE'].filter(
    (name) => given[name] !== undefined,
  );
  if (first === undefined)
    return ['NEO4J_PASSWORD: is needed with NEO4J_URI, or NEO4J_PASSWORD_FILE or NEO4J_AUTH_FILE'];
  if (second !== undefined) return [`${second}: ${first} is set too; one of them is enough`];
  const file = given[first] ?? '';
  if (first === 'NEO4J_PASSWORD' || isReadable(resolve(file))) return [];
  return [`${first}: ${file} cannot be read`];
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * What the driver would refuse or, worse, pass over. Never repeats the address, which may hold a password.
 * @returns undefined when it is in order
 */
function addressFault(address: string): string | undefined {
  if (address.includes('@')) return 'has a login in it; give it in NEO4J_USER and NEO4J_PASSWORD instead';
  const parts = /^(neo4j|bolt)(?:\+s|\+ssc)?:\/\/\S+$/.exec(address);
  if (!parts || !URL.canParse(address))
    return 'expected neo4j://, neo4j+s://, bolt:// or bolt+s://, a host, and a port or none';
  const { port, pathname, search, hash } = new URL(address);
  if (port === '0') return 'has port 0; it is 7687 unless the server was set otherwise';
  if (pathname.length > 1 || hash !== '')
    return 'has more behind host and port; name the database in NEO4J_DATABASE';
  if (!search) return undefined;
  if (parts[1] === 'bolt') return 'has a query, which only neo4j:// and neo4j+s:// take';
  const names = search
    .slice(1)
    .split('&')
    .map((pair) => /^([^=]+)=[^=]+$/.exec(pair)?.[1]);
  return names.includes(undefined) || new Set(names).size < names.length
    ? 'has a query that is not ?name=value&name=value, each name once'
    : undefined;
}

/** The text of `.env.example`: every setting with its description and default. */
export function envExample(): string {
  const lines = Object.entries(settings.shape).map(([name, field]) => {
    const fallback = field.safeParse(undefined);
    const value = fallback.success && fallback.data !== undefined ? String(fallback.data) : '';
    const shown = value.startsWith(packageRoot) ? value.slice(packageRoot.length) : value;
    return `# ${field.description ?? ''}\n# ${name}=${shown}\n`;
  });
  return `# Settings of pactgraph. Generated by \`npm run generate\`; remove the # to set one.\n\n${lines.join('\n')}`;
}
