/** `pactgraph start` or `serve` as a user runs it, on a managed database or a given one. */
import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandProcess, type CommandProcess } from '../support/command-process.js';

export interface ServerProcess extends CommandProcess {
  /** Whether a query is answered with data within 2 s. */
  readonly answers: () => Promise<boolean>;
  /** Resolves when a query is answered; to undefined when the process ends before, or two minutes go by. */
  readonly ready: () => Promise<true | undefined>;
}

const readyWithinMs = 120_000;

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export async function serverProcess(
  command: 'start' | 'serve',
  environment: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const port = environment.PACTGRAPH_PORT ?? String(await freePort());
  const running = commandProcess([command], { ...environment, PACTGRAPH_PORT: port });
  let over = false;
  void running.ended.then(() => (over = true));
  const answers = () => isAnswered(Number(port));
  const ready = async () => {
    for (const deadline = performance.now() + readyWithinMs; !over && performance.now() < deadline;) {
      if (await answers()) return true;
      await sleep(100);
    }
    return undefined;
  };
  return { ...running, answers, ready };
}

/** Whether the API at the port answers a query of the graph with data within 2 s. */
export async function isAnswered(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ graph { revision } }"}',
      signal: AbortSignal.timeout(2_000),
    });
    return response.status === 200 && 'data' in ((await response.json()) as object);
  } catch {
    return false;
  }
}

/** The JVMs that run on a data folder, whoever knows of them. */
export function jvmsOf(dataFolder: string): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => line.includes(`@${join(dataFolder, 'neo4j')}`) && !/^\s*\d+\s+Z/.test(line))
    .map((line) => Number.parseInt(line, 10));
}

export async function noJvmWithin(dataFolder: string, ms: number): Promise<boolean> {
  const deadline = performance.now() + ms;
  while (jvmsOf(dataFolder).length > 0) {
    if (performance.now() > deadline) return false;
    await sleep(100);
  }
  return true;
}
