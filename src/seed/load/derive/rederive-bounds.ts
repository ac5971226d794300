/** Bounds of the facts of a graph that an earlier version loaded, which knew none. */
import { quotedName } from '../../../identifier.js';
import { runBeside } from '../reads.js';
import { boundsToWrite, factColumns, writeBounds } from './bounds-to-write.js';
import { Publication } from './publication.js';
import type { Place } from './rederive-names.js';
import { underLock } from './under-lock.js';

/** Facts read at once; one transaction sets those of a page that differ. */
const page = 1_000;
/** ms */
const timeout = 60_000;

/** Looks at every fact. */
export async function rederiveBounds(place: Place): Promise<void> {
  for (const { type } of place.ontology.relationships.values()) await eachPage(place, type);
}

async function eachPage(place: Place, type: string): Promise<void> {
  const { graph, ontology, statements } = place;
  const text = `MATCH ()-[r:${quotedName(type)}]->() WHERE r.factId > $after WITH r ORDER BY r.factId LIMIT ${page}
    RETURN r.factId AS id, ${factColumns}`;
  for (let after = ''; ;) {
    const rows = await graph.readLatest(text, { after }, timeout);
    const last = rows.at(-1)?.id;
    if (typeof last !== 'string') return;
    const differing = await boundsToWrite(rows, ontology, new Publication(runBeside(graph, statements)));
    if (differing.length > 0)
      await underLock(place, 0, async (runText, run) => {
        // Only the page as read under the lock counts.
        const found = await runText(text, { after });
        await writeBounds(run, await boundsToWrite(found, ontology, new Publication(run)));
      });
    after = last;
  }
}
