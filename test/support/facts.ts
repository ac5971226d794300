/** Small graphs written straight into the database, for tests of reading; tests of loading use seeds. */
import { createHash } from 'node:crypto';
import { constraintsOf } from '../../src/ontology/constraints.js';
import { entityTypeOfId, type Ontology } from '../../src/ontology/model.js';
import type { Graph } from '../../src/graph/graph.js';
import type { Parameter } from '../../src/graph/values.js';
import { keptNames } from '../../src/names/kept-names.js';

export type Properties = Readonly<Record<string, Parameter>>;

export interface Facts {
  /** Properties by id; the id decides the label. */
  readonly nodes: Readonly<Record<string, Properties>>;
  readonly facts?: ReadonlyArray<readonly [from: string, type: string, to: string, properties?: Properties]>;
  /** Evidence by id. */
  readonly evidence?: Readonly<Record<string, Properties>>;
  readonly sources?: Readonly<Record<string, Properties>>;
}

/** Empties the graph and writes these facts at revision 1. */
export async function writeFacts(graph: Graph, ontology: Ontology, facts: Facts): Promise<void> {
  await graph.schema(constraintsOf(ontology));
  await graph.write(async (transaction) => {
    await transaction.run('MATCH (n) DETACH DELETE n');
    await transaction.run(
      "CREATE (:Ledger {id: 'ledger', revision: 1, head: '', changedKeys: [], changedRevisions: []})",
    );
    const create = (label: string, id: string, properties: Properties) =>
      transaction.run(`CREATE (n:\`${label}\` {id: $id}) SET n += $properties`, { id, properties });
    for (const [id, properties] of Object.entries(facts.nodes)) {
      const type = entityTypeOfId(ontology, id);
      if (!type) throw new Error(`No type has the prefix of ${id}.`);
      const given = properties[type.nameProperty];
      const name = typeof given === 'string' ? given : id;
      const kept = Object.entries(keptNames({ ...properties, name }, {}));
      await create(type.label, id, {
        ...{ [type.nameProperty]: name, sortName: name, ...properties },
        ...Object.fromEntries(kept),
      });
    }
    for (const [id, properties] of Object.entries(facts.evidence ?? {}))
      await create('Evidence', id, properties);
    for (const [id, properties] of Object.entries(facts.sources ?? {}))
      await create('Source', id, properties);
    for (const [from, type, to, properties = {}] of facts.facts ?? []) {
      const key = (ontology.relationships.get(type)?.key ?? []).map((name) => properties[name] ?? '');
      const hash = createHash('sha256')
        .update(JSON.stringify([type, from, to, key]))
        .digest('hex');
      await transaction.run(
        `MATCH (a {id: $from}), (b {id: $to}) CREATE (a)-[r:\`${type}\`]->(b) SET r.factId = $factId, r += $properties`,
        { from, to, factId: `fact/${hash.slice(0, 24)}`, properties },
      );
    }
  }, 30_000);
}
