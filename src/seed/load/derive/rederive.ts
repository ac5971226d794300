/** Updates what an earlier version derived, or did not derive yet, to what this one derives. */
import { integer, type Row } from '../../../graph/values.js';
import { quotedName } from '../../../identifier.js';
import { derivation } from '../../../names/derivation.js';
import { runIn } from '../reads.js';
import { refreshDisputed } from './disputed.js';
import { rederiveNames, type Place } from './rederive-names.js';

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

type Run = Parameters<typeof refreshDisputed>[0];

/** @param derived what the ledger says meanwhile; writing it takes the loaders' lock */
const underLock = (
  { graph, statements }: Place,
  derived: number,
  work: (run: Run) => Promise<unknown>,
): Promise<unknown> =>
  graph.write(async (transaction) => {
    await runIn(transaction, statements)('ledger/derivation', { derivation: integer(derived) });
    await work(
      async (text, parameters): Promise<readonly Row[]> => (await transaction.run(text, parameters)).rows,
    );
  }, timeout);
