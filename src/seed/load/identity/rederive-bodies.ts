/** Bodies of a graph that an earlier version loaded, which knew none. */
import { sameAs } from '../../../ontology/identity.js';
import type { Place } from '../derive/rederive-names.js';
import { underLock } from '../derive/under-lock.js';
import { toWrite } from './identity-of.js';
import { readBodies } from './read-linked.js';
import { writeBodies } from './write-bodies.js';

/** Facts whose bodies one transaction writes. */
const page = 1_000;
/** ms */
const timeout = 60_000;

/** Looks at every SAME_AS. That version let contradictions pass: what they join is one body all the same. */
export async function rederiveBodies(place: Place): Promise<void> {
  const { graph, ontology } = place;
  if (!ontology.relationships.has(sameAs)) return;
  const text = `MATCH (n)-[r:${sameAs}]->() WHERE r.factId > $after
    RETURN r.factId AS fact, n.id AS id ORDER BY fact LIMIT ${page}`;
  for (let after = ''; ;) {
    const rows = await graph.readLatest(text, { after }, timeout);
    const last = rows.at(-1)?.fact;
    if (typeof last !== 'string') break;
    const ids = rows.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
    await underLock(place, 0, async (run) => {
      const { bodies } = toWrite(await readBodies(run, ids, ontology));
      await writeBodies(run, { bodies, types: [] }, []);
    });
    after = last;
  }
  const types = [...ontology.entities.values()];
  await underLock(place, 0, async (run) => {
    const bodies = await writeBodies(run, { bodies: [], types }, []);
    await run("MATCH (ledger:Ledger {id: 'ledger'}) SET ledger.bodies = $bodies", { bodies });
  });
}
