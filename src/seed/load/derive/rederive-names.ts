/** Updates the names of a graph to what this version derives: an earlier one folded or read some otherwise. */
import { z } from 'zod';
import type { Graph } from '../../../graph/graph.js';
import { integer, type Parameter, type Row, type Value } from '../../../graph/values.js';
import { derivation } from '../../../names/derivation.js';
import { sortName } from '../../../names/sort-name.js';
import type { EntityType, Ontology } from '../../../ontology/model.js';
import { same } from '../../properties/values.js';
import { displayName } from './derived.js';
import { nameRowsOf, type NameRow } from './name-rows.js';
import { runIn } from '../reads.js';
import type { StatementFiles } from '../../../graph/statement-files.js';
import { quotedName } from '../../../identifier.js';

interface Place {
  readonly graph: Graph;
  readonly ontology: Ontology;
  readonly statements: StatementFiles;
}

/** Entities read at once; one transaction corrects a page in which some differ. */
const page = 1_000;
/** ms */
const timeout = 60_000;

/**
 * Looks at every entity; what is stated and the ledger stay as they are. The ledger notes the derivation last, so the
 * next run repeats one that was cut short.
 */
export async function rederiveNames(place: Place): Promise<void> {
  for (const type of place.ontology.entities.values()) await eachPage(place, type);
  await place.graph.write(
    (transaction) =>
      runIn(transaction, place.statements)('ledger/derivation', { derivation: integer(derivation) }),
    timeout,
  );
}

async function eachPage({ graph, statements, ontology }: Place, type: EntityType): Promise<void> {
  const text = `MATCH (n:${quotedName(type.label)}) WHERE n.id > $after WITH n ORDER BY n.id LIMIT ${page}
    RETURN elementId(n) AS element, n.id AS id, properties(n) AS properties,
      COLLECT { MATCH (n)-[:HAS_NAME]->(m:Name) RETURN properties(m) } AS names`;
  for (let after = ''; ;) {
    const entities = toEntities(await graph.readLatest(text, { after }, timeout));
    const last = entities.at(-1);
    if (!last) return;
    if (differing(entities, type, ontology).length > 0)
      await graph.write(async (transaction) => {
        const run = runIn(transaction, statements);
        // This takes the loaders' lock; only the page as read under it counts.
        await run('ledger/derivation', { derivation: integer(0) });
        const rows = differing(toEntities((await transaction.run(text, { after })).rows), type, ontology);
        await run('seed/names', { rows });
        await run('seed/set-nodes', { rows });
      }, timeout);
    after = last.id;
  }
}

const value = z.custom<Value>((given) => given !== undefined);
const shape = z.array(
  z.object({
    element: z.string(),
    id: z.string(),
    properties: z.record(z.string(), value),
    names: z.array(z.object({ id: z.string() }).catchall(value)),
  }),
);
type Entity = z.infer<typeof shape>[number];

const toEntities = (rows: readonly Row[]): Entity[] => shape.parse(rows);

/** Rows for the statements that write names and sort keys. */
function differing(entities: readonly Entity[], type: EntityType, ontology: Ontology): Parameter[] {
  return entities.flatMap(({ element, id, properties, names }) => {
    const wanted = nameRowsOf({ id, type, stated: properties }, ontology);
    const sort = sortName(displayName(type, properties), { person: type.person });
    if (properties.sortName === sort && same(byId(names), byId(wanted))) return [];
    return [{ element, names: wanted.map((name) => ({ ...name })), set: { sortName: sort } }];
  });
}

type StoredName = Entity['names'][number];

const byId = (names: readonly (StoredName | NameRow)[]): Row =>
  Object.fromEntries<Value>(names.map((name) => [name.id, { ...name }]));
