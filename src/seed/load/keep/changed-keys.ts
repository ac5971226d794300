/** What a part changed, by the keys under which the ledger notes the last change. Pure. */
import {
  addedKey,
  disputedFacts,
  identityKey,
  propertyKey,
  removedKey,
} from '../../../ontology/change-keys.js';
import { entityTypeOfId, type Ontology } from '../../../ontology/model.js';
import { isEvidenceList } from '../../properties/property-roles.js';
import type { Change } from '../elements/change.js';
import { differing } from '../elements/changes.js';
import { claimType } from '../elements/claims.js';
import type { Identity } from '../identity/identity-of.js';

/**
 * @param changes those of the touched that differ
 * @param revision of the part
 */
export function changedKeys(
  changes: readonly Change[],
  { bodies, types }: Pick<Identity, 'bodies' | 'types'>,
  ontology: Ontology,
  revision: number,
): ReadonlySet<string> {
  const joined = [...bodies.map(({ type }) => type), ...types];
  return new Set([
    ...changes.flatMap((change) => keysOf(change, ontology, revision)),
    ...joined.map(({ label }) => identityKey(label)),
  ]);
}

function keysOf(change: Change, ontology: Ontology, revision: number): readonly string[] {
  const { kind, type, element } = change;
  if (type === claimType) return disputedBy(change, ontology);
  const of = 'label' in type ? type.label : type.type;
  if (kind === 'REMOVED') return [removedKey(of)];
  if (kind === 'CHANGED')
    return differing(change).map((name) => propertyKey(of, isEvidenceList(type, name) ? 'evidence' : name));
  // What an undo brings back is as old as it was: lists cannot tell it by its age.
  const { addedIn } = element.properties;
  const isBack = typeof addedIn === 'number' && addedIn < revision;
  return [addedKey(of), ...(isBack ? [removedKey(of)] : [])];
}

const disputedBy = ({ earlier, stated }: Change, ontology: Ontology): string[] =>
  [earlier.about, stated.about].flatMap((about) => {
    if (typeof about !== 'string') return [];
    const type = entityTypeOfId(ontology, about);
    return [type ? propertyKey(type.label, 'disputed') : disputedFacts];
  });
