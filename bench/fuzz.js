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
/** Operations before the first look at the memory: by then caches are full and code is compiled. */
const settled = 100;
/** MB that the heap may have grown by. */
const growth = 24;
/** Failures that are made smaller; the others are told as they are. */
const mostShrunk = 5;

const say = (text) => (values.json ? undefined : console.error(text));
const schema = buildSchema(readFileSync(new URL('../schema/public.graphql', import.meta.url), 'utf8'));
const database = await openDatabase(shapeOf(size), values.data, { withShippedSeed: true });
const server = await startServer(database.environment).catch(async (error) => {
  await database.stop();
  throw error;
});
const statuses = {};
const failures = [];
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
      if (number % 500 === 499) say(`  ${number + 1}; ${failures.length} failed`);
    }
  };
  const together = (end) => Promise.all(Array.from({ length: clients }, () => client(end)));
  await together(from + Math.min(settled, operations));
  before = await server.heap();
  await together(from + operations);
  const after = await server.heap();
  if (after - before > growth)
    failures.push({ why: `the heap grew from ${before.toFixed(1)} to ${after.toFixed(1)} MB` });
  for (const failure of failures.slice(0, mostShrunk))
    if (failure.body)
      failure.body = await smallest(failure.body, async (body) => Boolean(faultOf(await server.send(body))));
  tell({ operations, statuses, longest, heap: { before, after }, failures });
} finally {
  await server.stop();
  await database.stop();
}
if (failures.length > 0) process.exitCode = 1;

async function send(number, body) {
  const answer = await server.send(body);
  statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
  if (answer.ms > longest.ms) longest = { ms: Math.round(answer.ms), number };
  const why = faultOf(answer);
  if (why) failures.push({ number, why, body });
}

/** @returns what is wrong with an answer; undefined where nothing is */
function faultOf({ status, ms, text }) {
  if (status >= 500) return `${status} ${server.causeOf(text) ?? text.slice(0, 300)}`;
  if (ms > limit) return `${Math.round(ms)} ms`;
  if (typeof status !== 'number') return text;
  return undefined;
}

function tell(result) {
  if (values.json) return console.log(JSON.stringify(result));
  const { heap } = result;
  console.log(`${operations} operations; by status: ${JSON.stringify(statuses)}`);
  console.log(
    `longest ${longest.ms} ms (operation ${longest.number}); heap ${heap.before.toFixed(1)} MB, then ${heap.after.toFixed(1)} MB`,
  );
  for (const { number, why, body } of failures)
    console.log(`\noperation ${number ?? '–'}: ${why}\n${body ?? ''}`);
}
