/** A touched element before and after. */
import type { NodeType, RelationshipType } from '../../../ontology/model.js';
import type { Stated } from '../../properties/values.js';
import type { ElementState } from './element-state.js';
import type { GivenLists, Touch } from './touch.js';

export interface Change {
  readonly kind: 'ADDED' | 'CHANGED' | 'REMOVED' | 'SAME';
  /** The id of a node, the factId of a fact. */
  readonly id: string;
  readonly type: NodeType | RelationshipType;
  readonly touches: readonly Touch[];
  /** The element after the statements; a removed one, as it was. */
  readonly element: ElementState;
  /** What was stated before; empty for an added element. */
  readonly earlier: Stated;
  /** What is stated in the end, lists united; empty for a removed element. */
  readonly stated: Stated;
  /** Entries of lists that the statements gave, by property. */
  readonly given?: GivenLists;
  /** What the statements left, where that differs from what is stated in the end: the graph is then corrected. */
  readonly left?: Stated;
}

/** Whether an entry that a seed does not give again may leave a list. */
export type MayDrop = (list: {
  readonly id: string;
  readonly property: string;
  readonly item: string;
  readonly isRemoved: boolean;
}) => boolean;
