/** Counts what a seed added, changed and removed. */
import type { Ontology } from '../../../ontology/model.js';
import { countedKinds, noCount, type CountedKind, type Counts } from '../../ledger/counts.js';
import type { Change } from '../elements/change.js';
import { isEntity } from '../elements/element-id.js';

export const countedKindOf = (change: Pick<Change, 'type' | 'element'>, ontology: Ontology): CountedKind =>
  change.element.kind === 'RELATIONSHIP'
    ? 'facts'
    : isEntity(ontology, change)
      ? 'entities'
      : change.type.name === 'Source'
        ? 'sources'
        : change.type.name === 'Claim'
          ? 'claims'
          : 'evidence';

export function countsOf(changes: readonly Change[], ontology: Ontology): Counts {
  const counts = Object.fromEntries(countedKinds.map((kind) => [kind, { ...noCount }])) as Record<
    CountedKind,
    { added: number; changed: number; removed: number }
  >;
  for (const change of changes) {
    const count = counts[countedKindOf(change, ontology)];
    if (change.kind === 'ADDED') count.added++;
    else if (change.kind === 'CHANGED') count.changed++;
    else if (change.kind === 'REMOVED') count.removed++;
  }
  return counts;
}
