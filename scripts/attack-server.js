/** The server under attack: the built package in a process of its own, on a managed database with the seeds. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {object} Attack
 * @property {string} name what is sent, in a few words
 * @property {string} unit of the figures
 * @property {number} before the figure when it was found
 * @property {number} limit the most it may be
 * @property {(server: Server, quick: boolean) => Promise<number>} run sends it; resolves to the figure
 */

/**
 * @typedef {object} Server
 * @property {number} port
 * @property {number} pid
 * @property {() => boolean} ended whether its process is gone
 * @property {() => Promise<void>} stop
 */

/** @param {string} cli @returns {Promise<Server>} once it answers a query */
export async function startServer(cli) {
  // Where no folder is given, a fresh one.
  const own = process.env.PACTGRAPH_DATA ? undefined : mkdtempSync(join(tmpdir(), 'pactgraph-attacks-'));
  const port = await freePort();
  const child = spawn(process.execPath, [cli, 'start'], {
    env: {
      ...process.env,
      NEO4J_URI: '',
      PACTGRAPH_DATA: process.env.PACTGRAPH_DATA ?? join(own, 'data'),
      PACTGRAPH_PORT: String(port),
      // As in docker-compose.yml.
      PACTGRAPH_INTROSPECTION: 'false',
      PACTGRAPH_LOG: 'error',
      NODE_OPTIONS: '--max-old-space-size=320',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (told = (told + text).slice(-10_000)));
  const gone = once(child, 'exit');
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const server = {
    port,
    pid: child.pid,
    ended,
    async stop() {
      child.kill('SIGTERM');
      await gone;
      if (own !== undefined) rmSync(own, { recursive: true, force: true });
    },
  };
  while (!(await isReady(port))) {
    if (ended()) throw new Error(`The server did not start:\n${told}`);
    await sleep(100);
  }
  return server;
}

async function isReady(port) {
  try {
    return (await ask(port, '{ organisations { totalCount } }')).status === 200;
  } catch {
    return false;
  }
}

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}

/** Posts an operation. @returns {Promise<{ status: number, text: string }>} */
export async function ask(port, query, { variables, headers } = {}) {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, text: await response.text() };
}

/** Bytes on a connection, and all that comes back until it is closed. */
export function raw(port, bytes) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.setEncoding('utf8').on('data', (part) => (answer += part));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

/** How long, in ms, another client waits at most for the simplest answer while `attack` goes on. */
export async function longestWait(port, attack) {
  let over = false;
  let longest = 0;
  const wait = async () => {
    while (!over) {
      const started = performance.now();
      await (await fetch(`http://127.0.0.1:${port}/health/live`)).text();
      longest = Math.max(longest, performance.now() - started);
      await sleep(5);
    }
  };
  await Promise.all([wait(), attack().finally(() => (over = true))]);
  return longest;
}
