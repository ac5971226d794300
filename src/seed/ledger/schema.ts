/** Constraints, indexes and the ledger node: what must be there before the first seed. */
import { createHash } from 'node:crypto';
import type { Graph } from '../../graph/graph.js';
import { constraintsOf } from '../../ontology/constraints.js';
import type { Ontology } from '../../ontology/model.js';

/** Creates what is missing. A database that has it all is told by one read: the hash of the statements is kept. */
export async function ensureSchema(graph: Graph, ontology: Ontology): Promise<void> {
  const statements = constraintsOf(ontology);
  const hash = createHash('sha256').update(JSON.stringify(statements)).digest('hex');
  const [row] = await graph.readLatest("OPTIONAL MATCH (l:Ledger {id: 'ledger'}) RETURN l.schema AS schema");
  if (row?.schema === hash) return;
  await graph.schema([...statements, 'CALL db.awaitIndexes(300)']);
  await graph.write(
    (transaction) =>
      transaction.run(
        "MERGE (l:Ledger {id: 'ledger'}) ON CREATE SET l.revision = 0, l.head = '', l.changedIn = '{}' SET l.schema = $hash",
        { hash },
      ),
    60_000,
  );
}
