/** Updates what an earlier version derived, or did not derive yet, to what this one derives. */
import { quotedName } from '../../../identifier.js';
import { derivation } from '../../../names/derivation.js';
import { rederiveBodies } from '../identity/rederive-bodies.js';
import { refreshDisputed } from './disputed.js';
import { rederiveBounds } from './rederive-bounds.js';
import { rederiveNames, type Place } from './rederive-names.js';
import { underLock } from './under-lock.js';

/** Facts or claims that one transaction updates. */
const page = 5_000;
/** ms */
const timeout = 60_000;

/**
 * What is stated and the ledger stay as they are. The ledger notes the derivation last: the next run repeats what was
 * cut short, and finds most of it done.
 */
export async function rederive(place: Place): Promise<void> {
  await rederiveNames(place);
  for (const { type, term } of place.ontology.relationships.values())
    if (term !== undefined) await giveTerms(place, type, term);
  await noteDisputed(place);
  await rederiveBodies(place);
  await rederiveBounds(place);
  await underLock(place, derivation, () => Promise.resolve());
}

/** Facts without a term hold '', which their MERGE looks for. */
async function giveTerms(place: Place, type: string, term: string): Promise<void> {
  const without = `MATCH ()-[r:${quotedName(type)}]->() WHERE r.${quotedName(term)} IS NULL WITH r LIMIT ${page}`;
  for (;;) {
    const [there] = await place.graph.readLatest(`${without} RETURN count(r) AS count`, {}, timeout);
    if (there?.count === 0) return;
    await underLock(place, 0, (run) => run(`${without} SET r.${quotedName(term)} = ''`, {}));
  }
}

/** Elements that claims are about name the disputed properties. */
async function noteDisputed(place: Place): Promise<void> {
  const text = `MATCH (c:Claim) WHERE c.about > $after WITH DISTINCT c.about AS about ORDER BY about LIMIT ${page} RETURN about`;
  for (let after = ''; ;) {
    const rows = await place.graph.readLatest(text, { after }, timeout);
    const abouts = rows.flatMap(({ about }) => (typeof about === 'string' ? [about] : []));
    const last = abouts.at(-1);
    if (last === undefined) return;
    await underLock(place, 0, (run) => refreshDisputed(run, abouts, place.ontology));
    after = last;
  }
}
