/**
 * Attacks on the running server, each with the figure it had before it was mended, and the limit that holds now.
 * Usage: npm run attacks [-- --quick] [-- --cli FILE]; quick takes two minutes at most. With --cli another build is
 * attacked, to see what it makes of them. Each file of scripts/attacks/ is one attack: see attack-server.js.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startServer } from './attack-server.js';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, cli: { type: 'string' } },
});
const cli = values.cli ?? fileURLToPath(new URL('../dist/cli.js', import.meta.url));

const folder = new URL('attacks/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
/** @type {import('./attack-server.js').Attack[]} */
const attacks = await Promise.all(
  files.sort().map(async (file) => (await import(new URL(file, folder))).attack),
);

let server = await startServer(cli);
const results = [];

/** A server that an attack has ended is no reason to spare the others theirs. */
async function run(attack) {
  let figure;
  try {
    figure = await attack.run(server, values.quick);
  } catch (error) {
    figure = `failed: ${error.message}`;
  }
  results.push({ attack, figure: server.ended() ? 'the server ended' : figure });
  process.stderr.write(`${attack.name}: ${results.at(-1).figure}\n`);
}

for (const attack of attacks) {
  if (server.ended()) server = await startServer(cli);
  await run(attack);
}
await server.stop();

const isHeld = ({ attack: { limit }, figure }) => typeof figure === 'number' && figure <= limit;
const shown = (figure, unit) =>
  typeof figure === 'number' ? `${Math.round(figure).toLocaleString('en')} ${unit}` : figure;
const head = ['attack', 'before', 'now', 'limit', ''];
const rows = results.map((result) => [
  result.attack.name,
  ...[result.attack.before, result.figure, result.attack.limit].map((figure) =>
    shown(figure, result.attack.unit),
  ),
  isHeld(result) ? 'held' : 'NOT HELD',
]);
const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i].length)));
for (const row of [head, ...rows])
  console.log(
    row
      .map((cell, i) => cell.padEnd(widths[i]))
      .join('  ')
      .trimEnd(),
  );
process.exitCode = results.every(isHeld) ? 0 : 1;
