/** Which values may stand beside a stored one that they contradict, as claims. */
import type { NodeType, RelationshipType } from '../../ontology/model.js';

/** Evidence and sources prove; nothing proves them, so that no claim could say who contradicts whom. */
export const mayBeClaimed = ({ properties }: NodeType | RelationshipType): boolean =>
  properties.has('evidence');

/** What to do about a value that contradicts a stored one. */
export const howToSettle = (type: NodeType | RelationshipType): string =>
  `Leave the value out; or ${
    mayBeClaimed(type)
      ? 'keep both with //! on-conflict: keep-both'
      : 'give another passage or text an id of its own, as keep-both is for facts alone'
  }; or, where an earlier seed is in error, say //! corrects: and its number.`;
