/**
 * Random operations on a real server over HTTP, valid and invalid ones, the same in every run: none may be answered with
 * 5xx or take over 5 s, and the server must have its memory back when they are over. What fails is made smaller and told.
 *
 *   npm run build && node bench/fuzz.js [--operations 10000] [--from 0] [--clients 2] [--size 1000] [--data FOLDER] [--json]
 *
 * --from N begins at the N-th operation: --from 4711 --operations 1 sends just the one that was told. The graph is that of
 * bench/query.js with --size organisations, and the shipped seed, which has all types.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildSchema } from 'graphql';
import { readKnown } from './fuzz/known.js';
import { bodyOf } from './fuzz/operations.js';
import { startServer } from './fuzz/server.js';
import { smallest } from './fuzz/smallest.js';
import { openDatabase } from './query/database.js';
import { shapeOf } from './query/graph.js';

const { values } = parseArgs({
  options: {
    operations: { type: 'string', default: '10000' },
    from: { type: 'string', default: '0' },
    clients: { type: 'string', default: '2' },
    size: { type: 'string', default: '1000' },
    data: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const [operations, from, clients, size] = [values.operations, values.from, values.clients, values.size].map(
  Number,
);
/** ms that an answer may take. */
const limit = 5_000;
/** Operations before the first look at the memory: by then code is compiled. */
const settled = Math.min(200, Math.ceil(operations / 2));
/** Large documents that differ, so many that the server's cache of documents is full: else it is what grows. */
const documents = 340;
/** MB that the heap may have grown by. */
const growth = 24;
/** How often what took too long is asked again before that counts: other processes share the machine. */
const triesAgain = 3;
/** Kinds of failure of which one is made smaller. */
const mostShrunk = 8;

const say = (text) => (values.json ? undefined : console.error(text));
const schema = buildSchema(readFileSync(new URL('../schema/public.graphql', import.meta.url), 'utf8'));
const database = await openDatabase(shapeOf(size), values.data, { withShippedSeed: true });
const server = await startServer(database.environment).catch(async (error) => {
  await database.stop();
  throw error;
});
const statuses = {};
/** By what is wrong: the first body, and the numbers of all operations. */
const failures = new Map();
let longest = { ms: 0, number: -1 };

try {
  const known = await readKnown(schema, server.data);
  say(`Sending operations ${from} to ${from + operations - 1} …`);
  let next = from;
  let before;
  const client = async (end) => {
    while (next < end) {
      const number = next++;
      await send(number, bodyOf(schema, number, known));
      if (number % 500 === 499) say(`  ${number + 1}; ${failures.size} kinds of failure`);
    }
  };
  const together = (end) => Promise.all(Array.from({ length: clients }, () => client(end)));
  await together(from + settled);
  for (let i = 0; i < documents; i++)
    await server.data(`query q${i} { graph { ${'revision '.repeat(640)} } }`);
  before = await server.heap();
  await together(from + operations);
  const after = await server.heap();
  if (after - before > growth)
    failures.set('memory', { why: `the heap grew from ${before.toFixed(1)} to ${after.toFixed(1)} MB` });
  for (const failure of [...failures.values()].slice(0, mostShrunk)) await shrink(failure);
  tell({ operations, statuses, longest, heap: { before, after }, failures: [...failures.values()] });
} finally {
  await server.stop();
  await database.stop();
}
if (failures.size > 0) process.exitCode = 1;

async function send(number, body) {
  const answer = await server.send(body);
  statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
  if (answer.ms > longest.ms) longest = { ms: Math.round(answer.ms), number };
  let fault = faultOf(answer);
  for (let tries = 1; fault?.isSlow && tries <= triesAgain; tries++) {
    await sleep(tries * 1_000);
    fault = faultOf(await server.send(body));
  }
  if (!fault) return;
  const { kind, why, isSlow } = fault;
  const known = failures.get(kind);
  if (known) known.numbers.push(number);
  else failures.set(kind, { why, isSlow, numbers: [number], body });
}

async function shrink(failure) {
  if (!failure.body) return;
  const fails = async (body) => faultOf(await server.send(body)) !== undefined;
  failure.body = await smallest(failure.body, fails, failure.isSlow ? 30 : 300);
}

/** @returns what is wrong with an answer, its kind, and whether it is the time alone; undefined where nothing is */
function faultOf({ status, ms, text }) {
  const slow = { kind: 'slow', why: `${Math.round(ms)} ms`, isSlow: true };
  if (status === undefined)
    return ms > limit ? { ...slow, why: text } : { kind: text, why: text, isSlow: false };
  if (status < 500) return ms > limit ? slow : undefined;
  const why = `${status} ${server.causeOf(text) ?? text.slice(0, 300)}`;
  return { kind: why.replaceAll(/\d+/g, 'N').slice(0, 80), why, isSlow: status > 500 };
}

function tell(result) {
  if (values.json) return console.log(JSON.stringify(result));
  const { heap } = result;
  console.log(`${operations} operations; by status: ${JSON.stringify(statuses)}`);
  console.log(
    `longest ${longest.ms} ms (operation ${longest.number}); heap ${heap.before.toFixed(1)} MB, then ${heap.after.toFixed(1)} MB`,
  );
  for (const { numbers, why, body } of result.failures)
    console.log(`\n${why}\n  operations ${numbers?.slice(0, 20).join(', ') ?? '–'}\n${body ?? ''}`);
}
