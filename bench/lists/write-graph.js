/**
 * The organisations, agreements and parties of bench/query/graph.js, written by the driver as the loader keeps them: that takes a
 * tenth of the time of a load, and lists read nothing else.
 */
import { fold } from '../../dist/names/fold.js';
import { parsePartialDate } from '../../dist/dates/partial-date.js';
import { constraintsOf } from '../../dist/ontology/constraints.js';
import { agreements, organisations, parties } from '../query/graph.js';

const batch = 5_000;

const text = (value) => (value === '' ? undefined : value);
/** As it is stated, with its days. */
const date = (name, value) => {
  if (value === '') return {};
  const { edtf, earliest, latest } = parsePartialDate(String(value));
  return { [name]: edtf, [`${name}Earliest`]: BigInt(earliest), [`${name}Latest`]: BigInt(latest) };
};
const named = (id, name) => ({ id, name, sortName: fold(name), fold: fold(name), addedIn: 1n });

const organisation = ([id, name, kind, status, founded, dissolved]) => ({
  ...named(id, name),
  ...{ kind, status: text(status) },
  ...date('foundedOn', founded),
  ...date('dissolvedOn', dissolved),
});
const agreement = ([id, name, kind, status, signed, ended]) => ({
  ...named(id, name),
  ...{ kind, status },
  ...date('signedOn', signed),
  ...date('endedOn', ended),
});
const party = ([from, to]) => ({ from, to, factId: `fact/${from} ${to}` });

const nodesOf = (label) => `UNWIND $rows AS row
CREATE (n:${label}) SET n = row REMOVE n.fold
CREATE (n)-[:HAS_NAME]->(:Name {id: row.id + '#name', text: row.name, fold: row.fold})`;
const factsOf = `UNWIND $rows AS row
MATCH (a:Organisation {id: row.from}), (b:Agreement {id: row.to})
CREATE (a)-[:PARTY_TO {factId: row.factId}]->(b)`;

/** @param graph of a database that is empty or holds this very graph */
export async function writeGraph(graph, ontology, shape) {
  await graph.schema([...constraintsOf(ontology), 'CALL db.awaitIndexes(300)']);
  const [written] = await graph.readLatest('MATCH (n:Organisation) RETURN n.id AS id LIMIT 1');
  if (written) return;
  const write = (statement, rows) =>
    graph.write((transaction) => transaction.run(statement, { rows }), 120_000);
  await write(
    "MERGE (l:Ledger {id: 'ledger'}) SET l.revision = 1, l.head = '', l.changedKeys = [], l.changedRevisions = []",
    [],
  );
  for (const [statement, rows, toRow] of [
    [nodesOf('Organisation'), organisations(shape), organisation],
    [nodesOf('Agreement'), agreements(shape), agreement],
    [factsOf, parties(shape), party],
  ])
    for (const some of inBatches(rows)) await write(statement, some.map(toRow));
}

function* inBatches(rows) {
  let some = [];
  for (const row of rows) {
    some.push(row);
    if (some.length < batch) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
