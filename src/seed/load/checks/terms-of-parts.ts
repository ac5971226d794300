/** Of a seed that is loaded in parts: a fact with a term beside one that an earlier part made and left the term out of. */
import type { SeedFile } from '../../model.js';
import type { Change } from '../elements/change.js';
import { termOf } from '../elements/element-id.js';
import type { RunNamed } from '../elements/element-state.js';
import { called, type Report } from './report.js';
import { factsWithTerm, howTo, lookUp } from './terms.js';

/**
 * Tells what `checkTerms` tells of a seed in one part.
 * @param seed one of its statements made the fact without a term
 * @param run runs a named statement in the transaction, which has run the part's
 */
export async function checkTermsOfParts(
  changes: readonly Change[],
  { number, statements }: Pick<SeedFile, 'number' | 'statements'>,
  run: RunNamed,
  report: Report,
): Promise<void> {
  const open = new Set(
    statements.flatMap(({ written }) =>
      written.flatMap(({ withoutTerm, clause, names }) => (withoutTerm && clause !== 'MATCH' ? names : [])),
    ),
  );
  const facts = factsWithTerm(changes).filter(
    ({ change, type }) => change.kind === 'ADDED' && termOf(change) !== '' && open.has(type.type),
  );
  const found = await lookUp('seed/left-open', facts, { number: BigInt(number) }, run);
  for (const fact of facts) {
    if (!found.has(fact.element.elementId)) continue;
    report(
      fact.change,
      'missing-term',
      `${called(fact.change)}: an earlier part of this seed made one without a term.`,
      { hint: howTo(fact, termOf(fact.change)) },
    );
  }
}
