/** Our server as it is shipped, in a process of its own that tells its memory. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../query/free-port.js';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const tellMemory = new URL('tell-memory.js', import.meta.url).href;
/** ms after which nobody waits for an answer any more. */
const patience = 30_000;

/** @param {NodeJS.ProcessEnv} environment says where the database is */
export async function startServer(environment) {
  const folder = mkdtempSync(join(tmpdir(), 'pactgraph-fuzz-'));
  const memory = join(folder, 'memory');
  const child = spawn(process.execPath, ['--import', tellMemory, cli, 'serve', '--json'], {
    env: {
      ...process.env,
      ...environment,
      PACTGRAPH_PORT: String(await freePort()),
      PACTGRAPH_LOG: 'error',
      BENCH_MEMORY_FILE: memory,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  /** Answers hide the causes of failures; the log has them under the ids of the requests. */
  const causes = new Map();
  createInterface({ input: child.stderr }).on('line', (text) => {
    const { requestId, err } = logged(text);
    if (requestId) causes.set(requestId, String(err?.message).slice(0, 500));
    else console.error(text);
  });
  const gone = once(child, 'exit');
  const line = once(createInterface({ input: child.stdout }), 'line').then(([text]) => text);
  const told = await Promise.race([line, gone.then(() => undefined)]);
  if (!told) throw new Error('The server did not start.');
  const { url } = JSON.parse(told);

  /** @returns status, ms and text; where no answer came, why */
  const send = async (body) => {
    const started = performance.now();
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(patience),
      });
      const text = await response.text();
      return { status: response.status, ms: performance.now() - started, text };
    } catch (error) {
      return {
        status: undefined,
        ms: performance.now() - started,
        text: `No answer: ${String(error.cause ?? error)}`,
      };
    }
  };
  return {
    send,
    /** @param {string} text of an answer @returns what the log says of its failure */
    causeOf: (text) => causes.get(/"requestId":"([^"]+)"/.exec(text)?.[1]),
    data: async (query, variables) =>
      JSON.parse((await send(JSON.stringify({ query, variables }))).text).data,
    /** MB of the heap once garbage is collected. */
    async heap() {
      // Work of clients that left ends a little later.
      await sleep(1_000);
      rmSync(memory, { force: true });
      child.kill('SIGUSR2');
      for (let tries = 0; tries < 500; tries++) {
        await sleep(20);
        if (existsSync(memory)) return JSON.parse(readFileSync(memory, 'utf8')).heap;
      }
      throw new Error('The server does not tell its memory.');
    },
    async stop() {
      child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function logged(line) {
  try {
    return JSON.parse(line);
  } catch {
    return {};
  }
}
