/**
 * The bare driver of bulk.js: one statement a batch writes what the loader's statements, names, days, evidence and fact
 * ids come to. Nothing is checked and nothing can be undone. Usage: bare-load.js FILE BATCH [records]
 */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import neo4j from 'neo4j-driver';

const [, , file, batch, records] = process.argv;
const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE } = process.env;
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD));

const find = records
  ? 'UNWIND $rows AS row\nMATCH (e:Evidence {id: row.evidence})'
  : "MATCH (e:Evidence {id: 'bench/register'})\nUNWIND $rows AS row";
const proof = records ? '[row.evidence]' : "['bench/register']";
const evidence = `UNWIND $rows AS row
MERGE (e:Evidence {id: row.evidence})
SET e.source = 'source/register', e.locator = row.locator, e.recordAt = row.recordAt, e.addedIn = 2, e.changedIn = 2`;
const organisations = `${find}
MERGE (o:Organisation {id: row.id})
SET o.name = row.name, o.kind = 'COMPANY', o.foundedOn = row.founded, o.foundedOnEarliest = row.earliest,
  o.foundedOnLatest = row.latest, o.evidence = ${proof}, o.sortName = row.sort, o.nameLang = 'EN', o.addedIn = 2, o.changedIn = 2
MERGE (m:Name {id: row.nameId})
SET m.text = row.name, m.lang = 'EN', m.kind = 'NAME', m.fold = row.fold, m.reading = row.fold
CREATE (o)-[:HAS_NAME]->(m)
CREATE (e)-[:STATES {property: '', revision: 2}]->(o)`;
const located = `${find}
MATCH (o:Organisation {id: row.id}), (p:Place {id: row.place})
MERGE (o)-[r:LOCATED_IN {term: ''}]->(p)
SET r.evidence = ${proof}, r.factId = row.factId, r.addedIn = 3, r.changedIn = 3
CREATE (e)-[:STATES {factId: row.factId, revision: 3}]->(o)`;

async function load(statement, toRow) {
  const session = driver.session({ database: NEO4J_DATABASE });
  let rows = [];
  const send = async () => {
    if (rows.length > 0) await session.executeWrite((transaction) => transaction.run(statement, { rows }));
    rows = [];
  };
  for await (const record of createReadStream(file).pipe(parse({ columns: true }))) {
    rows.push(toRow(record));
    if (rows.length === Number(batch)) await send();
  }
  await send();
  await session.close();
}

if (records)
  await load(evidence, ({ evidence, locator }) => ({
    evidence,
    locator,
    recordAt: `${'0'.repeat(64)}/1 ${locator}`,
  }));
await load(organisations, ({ id, name, founded, evidence }) => ({
  id,
  evidence,
  name,
  founded,
  earliest: neo4j.int(`${founded}0101`),
  latest: neo4j.int(`${founded}1231`),
  sort: `${name.toLowerCase()}\t${name}`,
  fold: name.toLowerCase(),
  nameId: `${id} NAME ${name}`,
}));
await load(located, ({ id, place, evidence }) => ({
  id,
  place,
  evidence,
  factId: `fact/${id.padStart(24, '0')}`,
}));
await driver.close();
