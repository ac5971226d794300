/** Updates the names of a graph to what this version derives: an earlier one folded or read some otherwise. */
import type { Graph } from '../../../graph/graph.js';
import { integer, type Row } from '../../../graph/values.js';
import type { EntityType, Ontology } from '../../../ontology/model.js';
import { namesToWrite, storedEntity, type StoredEntity } from './names-to-write.js';
import { runBeside, runIn } from '../reads.js';
import type { StatementFiles } from '../../../graph/statement-files.js';
import { quotedName } from '../../../identifier.js';

/** A graph whose derived data is updated. */
export interface Place {
  readonly graph: Graph;
  readonly ontology: Ontology;
  readonly statements: StatementFiles;
}

/** Entities read at once; one transaction corrects a page in which some differ. */
const page = 1_000;
/** ms */
const timeout = 60_000;

/** Looks at every entity. */
export async function rederiveNames(place: Place): Promise<void> {
  for (const type of place.ontology.entities.values()) await eachPage(place, type);
}

async function eachPage({ graph, statements, ontology }: Place, type: EntityType): Promise<void> {
  const text = `MATCH (n:${quotedName(type.label)}) WHERE n.id > $after WITH n ORDER BY n.id LIMIT ${page}
    RETURN elementId(n) AS element, n.id AS id, properties(n) AS properties,
      COLLECT { MATCH (n)-[:HAS_NAME]->(m:Name) RETURN properties(m) } AS names`;
  for (let after = ''; ;) {
    const entities = toEntities(await graph.readLatest(text, { after }, timeout), type);
    const last = entities.at(-1);
    if (!last) return;
    const beside = runBeside(graph, statements);
    const differing = await namesToWrite(entities, ontology, (ids) => beside('seed/languages', { ids }));
    if (differing.length > 0)
      await graph.write(async (transaction) => {
        const run = runIn(transaction, statements);
        // This takes the loaders' lock; only the page as read under it counts.
        await run('ledger/derivation', { derivation: integer(0) });
        const found = toEntities((await transaction.run(text, { after })).rows, type);
        const rows = await namesToWrite(found, ontology, (ids) => run('seed/languages', { ids }));
        await run('seed/names', { rows });
        await run('seed/set-nodes', { rows });
      }, timeout);
    after = last.id;
  }
}

const toEntities = (rows: readonly Row[], type: EntityType): StoredEntity[] =>
  rows.map((row) => storedEntity(row, type));
