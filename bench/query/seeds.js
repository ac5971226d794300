/** The graph as seeds and files of rows, which our own loader loads. */
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import * as graph from './graph.js';

const batch = 5_000;

/** Sets properties, and what proves them. */
const set = (variable, properties, word) =>
  `  SET ${[...Object.entries(properties).map(([name, value]) => `${variable}.${name} = ${value}`), `${variable}.evidence = ['query/${word}']`].join(', ')};\n`;

/** Columns of the same name as the properties that they give. */
const columns = (...names) => Object.fromEntries(names.map((name) => [name, `row.${name}`]));

const node = (label, properties, word) =>
  `UNWIND $rows AS row\nMERGE (n:${label} {id: row.id})\n${set('n', properties, word)}`;

const fact = (from, type, to, properties, word, [fromColumn, toColumn] = ['from', 'to']) =>
  `UNWIND $rows AS row\nMATCH (a:${from} {id: row.${fromColumn}}), (b:${to} {id: row.${toColumn}})\n` +
  `MERGE (a)-[r:${type}]->(b)\n${set('r', properties, word)}`;

const range = (label, prefix, count, word) => `UNWIND range(0, ${count - 1}) AS i
  MERGE (n:${label} {id: '${prefix}' + toString(i)})
  SET n.name = '${label} ' + toString(i), n.evidence = ['query/${word}'];
UNWIND range(${graph.wider}, ${count - 1}) AS i
  MATCH (a:${label} {id: '${prefix}' + toString(i)}), (b:${label} {id: '${prefix}' + toString(i % ${graph.wider})})
  MERGE (a)-[r:PART_OF]->(b)
  SET r.evidence = ['query/${word}'];
`;

/** In the order in which they are loaded. */
const seeds = [
  {
    word: 'world',
    statements: (word) =>
      range('Place', 'place/p', graph.places, word) + range('Topic', 'topic/t', graph.topics, word),
  },
  {
    word: 'organisations',
    rows: graph.organisations,
    columns: [
      'id',
      'name',
      'kind',
      'status',
      'foundedOn date',
      'dissolvedOn date',
      'website',
      'summary',
      'place',
      'topic',
    ],
    statements: (word) =>
      node(
        'Organisation',
        columns('name', 'kind', 'status', 'foundedOn', 'dissolvedOn', 'website', 'summary'),
        word,
      ) +
      fact('Organisation', 'LOCATED_IN', 'Place', {}, word, ['id', 'place']) +
      fact('Organisation', 'ABOUT', 'Topic', {}, word, ['id', 'topic']),
  },
  {
    word: 'agreements',
    rows: graph.agreements,
    columns: ['id', 'name', 'kind', 'status', 'signedOn date', 'endedOn date'],
    statements: (word) => node('Agreement', columns('name', 'kind', 'status', 'signedOn', 'endedOn'), word),
  },
  {
    word: 'parties',
    rows: graph.parties,
    columns: ['from', 'to', 'role', 'status', 'accededOn date', 'leftOn date'],
    statements: (word) =>
      fact('Organisation', 'PARTY_TO', 'Agreement', columns('role', 'status', 'accededOn', 'leftOn'), word),
  },
  {
    word: 'centres',
    rows: graph.centres,
    columns: ['id', 'name', 'kind', 'status', 'openedOn date', 'closedOn date'],
    statements: (word) => node('Centre', columns('name', 'kind', 'status', 'openedOn', 'closedOn'), word),
  },
  {
    word: 'participants',
    rows: graph.participants,
    columns: ['from', 'to', 'role'],
    statements: (word) => fact('Organisation', 'TAKES_PART_IN {role: row.role}', 'Centre', {}, word),
  },
  {
    word: 'projects',
    rows: graph.projects,
    columns: ['id', 'name', 'startedOn date', 'endedOn date'],
    statements: (word) => node('StartupProject', columns('name', 'startedOn', 'endedOn'), word),
  },
  {
    word: 'backers',
    rows: graph.backers,
    columns: ['from', 'to', 'role', 'amountValue float'],
    statements: (word) =>
      fact('Organisation', 'BACKS {role: row.role}', 'StartupProject', columns('amountValue'), word),
  },
  {
    word: 'developers',
    rows: graph.developers,
    columns: ['from', 'to', 'role'],
    statements: (word) => fact('Organisation', 'DEVELOPS {role: row.role}', 'StartupProject', {}, word),
  },
  {
    word: 'cooperations',
    rows: graph.cooperations,
    columns: ['from', 'to', 'validFrom date'],
    statements: (word) =>
      fact('Organisation', "COOPERATES_WITH {through: ''}", 'Organisation', columns('validFrom'), word),
  },
];

/**
 * Writes all of them. Equal sizes give equal bytes, so that a graph that is kept knows them again.
 * @returns {Promise<number>} how many there are
 */
export async function writeSeeds(folder, shape) {
  for (const name of ['sources', 'rows']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(
    join(folder, 'sources/register.txt'),
    '---\nid: source/register\ntitle: Register\npublishedOn: 2025-01-01\n---\nRows.\n',
  );
  for (const [index, { word, rows, columns: head, statements }] of seeds.entries()) {
    const file = `rows/${word}.csv`;
    const types = (head ?? []).filter((column) => column.includes(' '));
    const typed = types.length === 0 ? '' : ` (${types.join(', ')})`;
    const header = [
      `//! title: ${word}`,
      '//! source: sources/register.txt',
      ...(rows ? [`//! rows: ${file} as rows${typed}`, `//! batch: ${batch}`] : []),
    ];
    const evidence = `MERGE (e:Evidence {id: 'query/${word}'})
  SET e.source = 'source/register', e.locator = '${rows ? file : 'all'}';\n`;
    writeFileSync(
      join(folder, `${String(index + 1).padStart(4, '0')}-${word}.cypher`),
      `${header.join('\n')}\n${evidence}${statements(word)}`,
    );
    if (rows) await writeRows(join(folder, file), head, rows(shape));
  }
  return seeds.length;
}

async function writeRows(file, head, rows) {
  const out = createWriteStream(file);
  out.write(`${head.map((column) => column.split(' ')[0]).join(',')}\n`);
  for (const row of rows) if (!out.write(`${row.join(',')}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
}
