/** Who is asked: each a server in a process of its own, on the same database. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { clientOf } from './client.js';
import { freePort } from './free-port.js';
import { peerQuestions } from '../peers/questions.js';
import { normalised } from './questions.js';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** How each is started and asked; `log` is the level of our log. */
const kinds = {
  bare: {
    start: () => [here('bare/server.js')],
    address: (line) => (line.startsWith('http') ? line : undefined),
    body: ({ of }, variables) => JSON.stringify({ question: of, variables }),
  },
  ours: {
    start: () => [here('../../dist/cli.js'), 'serve', '--json'],
    environment: async (log) => ({ PACTGRAPH_PORT: String(await freePort()), PACTGRAPH_LOG: log }),
    address: (line) => jsonOf(line)?.url,
    body: ({ document }, variables) => JSON.stringify({ query: document, variables }),
  },
  'neo4j-graphql': {
    isThere: () => existsSync(here('../peers/node_modules/@neo4j/graphql')),
    start: () => [here('../peers/neo4j-graphql.js')],
    address: (line) => (line.startsWith('http') ? line : undefined),
    body: ({ of }, variables) => JSON.stringify({ query: peerQuestions[of].document, variables }),
    shape: ({ of }, data) => peerQuestions[of].shape(data),
    // Its cursors are offsets, and its connections gather the whole list first: lists are what it does best.
    page: (page, first) => ({ limit: first + 1, offset: (page - 1) * first }),
  },
};

/** Those that can be asked here: peers only where they are installed. */
export const participantNames = Object.keys(kinds).filter((name) => kinds[name].isThere?.() ?? true);

/**
 * @param {string} name of `participantNames`
 * @param {NodeJS.ProcessEnv} environment says where the database is
 * @param {{ log?: string, onLog?: (entry: object) => void }} [options]
 */
export async function startParticipant(name, environment, { log = 'error', onLog } = {}) {
  const kind = kinds[name];
  const child = spawn(process.execPath, kind.start(), {
    env: { ...process.env, ...environment, ...(await kind.environment?.(log)) },
    stdio: ['ignore', 'pipe', onLog ? 'pipe' : 'inherit'],
  });
  if (onLog)
    createInterface({ input: child.stderr }).on('line', (line) => {
      const entry = jsonOf(line);
      if (entry) onLog(entry);
    });
  const gone = once(child, 'exit');
  const listening = new Promise((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = kind.address(line);
      if (address) resolve(address);
    });
  });
  const address = await Promise.race([listening, gone.then(() => undefined)]);
  if (!address) throw new Error(`${name} did not start.`);
  const client = clientOf(address);
  const shaped = kind.shape ?? ((_, data) => data);
  const bodies = new Map();
  /** Cursors of pages by number, each the participant's own. */
  const bodyOf = (question, variables) => {
    const key = `${question.name} ${JSON.stringify(variables)}`;
    return bodies.get(key) ?? keep(key, question, variables);
  };
  const keep = async (key, question, { page, ...variables }) => {
    const place = page === undefined ? variables : await placeOf(question, page, variables.first);
    const body = kind.body(question, place);
    bodies.set(key, body);
    return body;
  };
  const placeOf = async (question, page, first) => {
    if (kind.page) return kind.page(page, first);
    const after = await cursorBefore(question, page, first);
    return { first, ...(after && { after }) };
  };
  const dataOf = async (question, sent, parse) => {
    const { status, text } = await client.ask(sent);
    const body = parse(text);
    if (status !== 200 || body.errors)
      throw new Error(`${name}, ${question.name}: ${status} ${text.slice(0, 1_000)}`);
    return body.data;
  };
  /** Walks to the page, in steps as large as a page may be. */
  const cursorBefore = async (question, page, first) => {
    let after = null;
    for (let left = (page - 1) * first; left > 0; left -= Math.min(left, 100)) {
      const body = kind.body(question, { first: Math.min(left, 100), ...(after && { after }) });
      after = shaped(question, await dataOf(question, body, JSON.parse)).organisations.pageInfo.endCursor;
    }
    return after;
  };
  return {
    name,
    pid: child.pid,
    /** @returns what is sent; the first time this may take further requests */
    bodyOf,
    send: (body) => client.ask(body),
    /** @returns the answer as it is compared @throws Error when it is none */
    answer: async (question, variables) =>
      shaped(question, await dataOf(question, await bodyOf(question, variables), normalised)),
    async stop() {
      client.close();
      child.kill('SIGTERM');
      await gone;
    },
  };
}

function jsonOf(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
