/** Looks into the ledger for what later seeds have to do with a line that is to be taken back. */
import type { Ontology } from '../../ontology/model.js';
import type { RunNamed } from '../load/elements/element-state.js';
import type { LedgerSeed } from '../ledger/ledger.js';
import { concernedBy, dependentsOn } from './dependents.js';
import type { Line } from './line.js';
import { unknownTypes } from './patch-names.js';
import { refuseDependents, refuseUnexplained } from './refusals.js';
import { restsOn } from './rests-on.js';

/** @throws PactgraphError UNDO_REFUSED */
export async function refuseLater(
  run: RunNamed,
  ontology: Ontology,
  seed: LedgerSeed,
  { patch, revision, number }: Line,
): Promise<void> {
  refuseUnexplained(
    seed,
    unknownTypes(patch, ontology).map((name) => `The ontology has no ${name} any more.`),
    'Bring the type back into the ontology for as long as the undo takes.',
  );
  const rests = restsOn(patch, ontology);
  const later = await run('ledger/lines-after', {
    revision: BigInt(revision),
    number: BigInt(number),
    ...concernedBy(patch, rests),
  });
  refuseDependents(seed, dependentsOn(patch, rests, later, ontology));
}
