/** Who is asked: each a server in a process of its own, on the same database. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { clientOf } from './client.js';
import { freePort } from './free-port.js';
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
};

export const participantNames = Object.keys(kinds);

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
  const bodies = new Map();
  /** Cursors of pages by number, each the participant's own. */
  const bodyOf = (question, variables) => {
    const key = `${question.name} ${JSON.stringify(variables)}`;
    return bodies.get(key) ?? keep(key, question, variables);
  };
  const keep = async (key, question, { page, ...variables }) => {
    const after = page === undefined ? {} : { after: await cursorBefore(question, page, variables.first) };
    const body = kind.body(question, { ...variables, ...after });
    bodies.set(key, body);
    return body;
  };
  /** Walks to the page, in steps as large as a page may be. */
  const cursorBefore = async (question, page, first) => {
    let after = null;
    for (let left = (page - 1) * first; left > 0; left -= Math.min(left, 100)) {
      const body = kind.body(question, { first: Math.min(left, 100), after });
      const { text } = await client.ask(body);
      after = JSON.parse(text).data.organisations.pageInfo.endCursor;
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
    async answer(question, variables) {
      const { status, text } = await client.ask(await bodyOf(question, variables));
      const body = normalised(text);
      if (status !== 200 || body.errors)
        throw new Error(`${name}, ${question.name}: ${status} ${text.slice(0, 1_000)}`);
      return body.data;
    },
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
