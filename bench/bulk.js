/**
 * The bulk loader beside a bare driver that writes the same nodes, relationships and properties: rows a second, and the
 * loader's resident memory. Each run has a database of its own, fresh, with the schema and the places there already.
 *
 *   npm run build && node bench/bulk.js [--rows 1000000] [--batch 5000] [--rounds 1] [--only loader|bare] [--records]
 *
 * A row becomes an organisation and where it is located: two nodes (it and its name), four relationships (HAS_NAME,
 * LOCATED_IN, two STATES) and the properties that are derived. With `--records` each row is evidence of its own, and the
 * loader keeps the rows. The loader's time is that of the whole command.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfig } from '../dist/config.js';
import { acquireDatabase } from '../dist/neo4j/managed.js';
import { readCounts } from './counts.js';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    batch: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '1' },
    only: { type: 'string' },
    records: { type: 'boolean', default: false },
  },
});
const [rows, batch, rounds] = [values.rows, values.batch, values.rounds].map(Number);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const cli = here('../dist/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'pactgraph-bulk-'));
const seeds = join(folder, 'seed');

const header = (title) => `//! title: ${title}\n//! source: sources/register.txt\n`;
const file = 'rows/organisations.csv';
const proof = values.records ? '[row.evidence]' : "['bench/register']";
const evidence = `UNWIND $rows AS row
  MERGE (e:Evidence {id: row.evidence})
  SET e.source = 'source/register', e.locator = row.locator;
`;
const places = `${header('Places')}//! rows: ${file} as rows
MERGE (e:Evidence {id: 'bench/register'})
  SET e.source = 'source/register', e.locator = 'rows/organisations.csv';
UNWIND range(0, 99) AS i
  MERGE (p:Place {id: 'place/p' + toString(i)})
  SET p.name = 'Place ' + toString(i), p.evidence = ['bench/register'];
`;
const organisations = `${header('Organisations')}//! rows: rows/organisations.csv as rows (founded date)
//! batch: ${batch}
${values.records ? evidence : ''}UNWIND $rows AS row
  MERGE (o:Organisation {id: row.id})
  SET o.name = row.name, o.kind = 'COMPANY', o.foundedOn = row.founded, o.evidence = ${proof};
UNWIND $rows AS row
  MATCH (o:Organisation {id: row.id}), (p:Place {id: row.place})
  MERGE (o)-[r:LOCATED_IN]->(p)
  SET r.evidence = ${proof};
`;

async function writeFiles() {
  for (const name of ['sources', 'rows']) mkdirSync(join(seeds, name), { recursive: true });
  writeFileSync(
    join(seeds, 'sources/register.txt'),
    '---\nid: source/register\ntitle: Register\n---\nRows.\n',
  );
  writeFileSync(join(seeds, '0001-places.cypher'), places);
  const out = createWriteStream(join(seeds, 'rows/organisations.csv'));
  out.write(`id,name,founded,place${values.records ? ',evidence,locator' : ''}\n`);
  for (let i = 0; i < rows; i++) {
    const more = values.records ? `,bench/b${i},${file} row ${i + 1}` : '';
    const line = `org/b${i},Organisation number ${i},${1900 + (i % 120)},place/p${i % 100}${more}\n`;
    if (!out.write(line)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}

/** Runs a script in a process of its own; `memory` is its largest resident size in MB. */
async function run(script, args, env) {
  const memoryFile = join(folder, 'memory');
  const child = spawn(
    process.execPath,
    ['--import', new URL('report-memory.js', import.meta.url).href, script, ...args],
    {
      env: { ...process.env, ...env, PACTGRAPH_SEEDS: seeds, BENCH_MEMORY_FILE: memoryFile },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const started = performance.now();
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${script} ended with ${code}.`);
  return { seconds: (performance.now() - started) / 1000, memory: Number(readFileSync(memoryFile, 'utf8')) };
}

async function measure(contender) {
  const dataFolder = mkdtempSync(join(folder, 'data-'));
  const database = await acquireDatabase({ ...readConfig(process.env), dataFolder });
  const env = {
    NEO4J_URI: database.uri,
    NEO4J_USER: database.user,
    NEO4J_PASSWORD: database.password,
    NEO4J_DATABASE: database.database,
  };
  try {
    rmSync(join(seeds, '0002-organisations.cypher'), { force: true });
    await run(cli, ['seed', 'load', '--yes', '--json'], env);
    writeFileSync(join(seeds, '0002-organisations.cypher'), organisations);
    const result =
      contender === 'loader'
        ? await run(cli, ['seed', 'load', '--yes', '--json'], env)
        : await run(
            here('bare-load.js'),
            [join(seeds, file), String(batch), values.records ? 'records' : ''],
            env,
          );
    return { ...result, counts: await readCounts(database) };
  } finally {
    await database.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

const contenders = values.only ? [values.only] : ['loader', 'bare'];
try {
  await writeFiles();
  for (let round = 1; round <= rounds; round++) {
    const results = {};
    for (const contender of contenders) {
      const { seconds, memory, counts } = (results[contender] = await measure(contender));
      const rate = Math.round(rows / seconds).toLocaleString('en');
      console.log(`${contender}: ${seconds.toFixed(1)} s, ${rate} rows/s, ${memory} MB resident; ${counts}`);
    }
    const { loader, bare } = results;
    if (!loader || !bare) continue;
    if (loader.counts !== bare.counts) throw new Error('The two wrote different graphs.');
    console.log(`ratio ${(bare.seconds / loader.seconds).toFixed(2)}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
