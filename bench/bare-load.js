/**
 * The bare driver of bulk.js: one statement a batch writes what the loader's statements, names, days, evidence and fact
 * ids come to. Nothing is checked and nothing can be undone. Usage: bare-load.js FILE BATCH
 */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import neo4j from 'neo4j-driver';

const [, , file, batch] = process.argv;
const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE } = process.env;
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USER, NEO4J_PASSWORD));

const organisations = `MATCH (e:Evidence {id: 'bench/register'})
UNWIND $rows AS row
MERGE (o:Organisation {id: row.id})
SET o.name = row.name, o.kind = 'COMPANY', o.foundedOn = row.founded, o.foundedOnEarliest = row.earliest,
  o.foundedOnLatest = row.latest, o.evidence = ['bench/register'], o.sortName = row.sort, o.addedIn = 2, o.changedIn = 2
MERGE (m:Name {id: row.nameId})
SET m.text = row.name, m.lang = 'EN', m.kind = 'NAME', m.fold = row.fold, m.reading = row.fold
CREATE (o)-[:HAS_NAME]->(m)
CREATE (e)-[:STATES {property: ''}]->(o)`;
const located = `MATCH (e:Evidence {id: 'bench/register'})
UNWIND $rows AS row
MATCH (o:Organisation {id: row.id}), (p:Place {id: row.place})
MERGE (o)-[r:LOCATED_IN]->(p)
SET r.evidence = ['bench/register'], r.factId = row.factId, r.addedIn = 3, r.changedIn = 3
CREATE (e)-[:STATES {factId: row.factId}]->(o)`;

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

await load(organisations, ({ id, name, founded }) => ({
  id,
  name,
  founded,
  earliest: neo4j.int(`${founded}0101`),
  latest: neo4j.int(`${founded}1231`),
  sort: `${name.toLowerCase()}\t${name}`,
  fold: name.toLowerCase(),
  nameId: `${id} NAME ${name}`,
}));
await load(located, ({ id, place }) => ({ id, place, factId: `fact/${id.padStart(24, '0')}` }));
await driver.close();
