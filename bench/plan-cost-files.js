/** Files of plan-cost.js: the seeds that make a graph of so many entities, and the seed that is planned on it. */
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';

/** Entities that every graph holds, whatever its size: what the planned seed names is among them. */
export const shared = 10_000;
const places = 100;
const rowsOfFile = 100_000;

const syllables =
  'ba be bi bo da de di do fa fe ga go ha hi ka ke ki ko la le li lo ma me mi mo na ne no pa po ra re ri ro sa se so ta te ti to va ve'.split(
    ' ',
  );
const kinds = [
  'Robotics',
  'Institute',
  'Laboratory',
  'Foundation',
  'Semiconductor',
  'Biotech',
  'Networks',
  'Materials',
];

/** Every 20th name is one of 20 that many bear; the others are their bearer's alone, but for chance. */
export const nameOf = (i) => uniqueName(i % 20 === 0 ? 90_000_000 + ((i / 20) % 20) : i);

/** Three syllables a word, drawn by a multiplicative hash, so that near names are as rare as they are in a register. */
function uniqueName(i) {
  const word = (salt) => {
    let hash = Math.imul(i + 1, 2_654_435_761) ^ Math.imul(salt, 2_246_822_519);
    hash = Math.imul(hash ^ (hash >>> 15), 3_266_489_917) >>> 0;
    const pick = (n) => syllables[Math.floor(hash / syllables.length ** n) % syllables.length];
    return pick(0) + pick(1) + pick(2) + pick(3);
  };
  return `${word(1)} ${word(2)} ${kinds[i % kinds.length]}`;
}

const header = (title) => `//! title: ${title}\n//! source: sources/register.txt\n`;
const dataSet = (id) => `MERGE (e:Evidence {id: 'bench/${id}'})
  SET e.source = 'source/register', e.locator = '${id}';\n`;
const statements = (evidence, more = '') => `UNWIND $rows AS row
  MERGE (o:Organisation {id: row.id})
  SET o.name = row.name, o.kind = 'COMPANY', o.foundedOn = row.founded, o.externalIds = row.external${more},
    o.evidence = ['bench/${evidence}'];
UNWIND $rows AS row
  MATCH (o:Organisation {id: row.id}), (p:Place {id: row.place})
  MERGE (o)-[r:LOCATED_IN]->(p)
  SET r.evidence = ['bench/${evidence}'];
`;
const rowOf = (i) => [
  `org/b${i}`,
  nameOf(i),
  1900 + (i % 120),
  `place/p${i % places}`,
  `https://example.org/register/${i}`,
];

/** @returns the seeds in order, each with a function that writes it; written are those that are to be loaded so far */
export function graphSeeds(folder, entities) {
  for (const name of ['sources', 'rows']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(
    join(folder, 'sources/register.txt'),
    '---\nid: source/register\ntitle: Register\n---\nRows.\n',
  );
  const seeds = [
    {
      file: '0001-places.cypher',
      write: () => writeFileSync(join(folder, '0001-places.cypher'), placesSeed),
    },
  ];
  for (let from = 0; from < entities; from += rowsOfFile) {
    const number = String(seeds.length + 1).padStart(4, '0');
    const [file, rows] = [`${number}-register.cypher`, `rows/${number}.csv`];
    const write = async () => {
      await writeRows(
        join(folder, rows),
        'id,name,founded,place,external',
        from,
        Math.min(from + rowsOfFile, entities),
        rowOf,
      );
      const types = `//! rows: ${rows} as rows (founded date, external list)\n//! batch: 10000\n`;
      writeFileSync(join(folder, file), header('Register') + types + statements('register'));
    };
    seeds.push({ file, write });
  }
  return seeds;
}

const placesSeed = `${header('Places')}${dataSet('register')}UNWIND range(0, ${places - 1}) AS i
  MERGE (p:Place {id: 'place/p' + toString(i)})
  SET p.name = 'Place ' + toString(i), p.evidence = ['bench/register'];
`;

async function writeRows(file, columns, from, to, row) {
  const out = createWriteStream(file);
  out.write(`${columns}\n`);
  for (let i = from; i < to; i++) if (!out.write(`${row(i).join(',')}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
}

/** Numbered behind all others. */
export const plannedSeed = '9999-planned.cypher';

/**
 * The seed that is planned: of 1,000 rows 400 are new, 200 add to what is there, and 400 may be there already: by name,
 * by a name that is one letter off, by a name that many bear, and by an outside identifier.
 */
export async function writePlannedSeed(folder) {
  const step = Math.floor(shared / 1_000);
  const near = (name) => `${name.slice(0, 3)}x${name.slice(4)}`;
  const fresh = (i, name, external = `https://example.org/new/${i}`) => [
    `org/new${i}`,
    name,
    2000,
    `place/p${i % places}`,
    external,
    '',
  ];
  const row = (i) => {
    const known = i * step + 1;
    const popular = i * 20;
    if (i < 400) return fresh(i, nameOf(50_000_001 + i * 20));
    if (i < 600) return [...rowOf(known), `Told again ${i}`];
    if (i < 700) return fresh(i, nameOf(known));
    if (i < 800) return fresh(i, near(nameOf(known)));
    if (i < 850) return fresh(i, nameOf(popular));
    if (i < 900) return fresh(i, near(nameOf(popular)));
    return fresh(i, nameOf(60_000_001 + i * 20), rowOf(known)[4]);
  };
  await writeRows(join(folder, 'rows/planned.csv'), 'id,name,founded,place,external,summary', 0, 1_000, row);
  const types = '//! rows: rows/planned.csv as rows (founded date, external list)\n';
  writeFileSync(
    join(folder, plannedSeed),
    header('Planned') + types + dataSet('planned') + statements('planned', ', o.summary = row.summary'),
  );
}
