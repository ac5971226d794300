import type { Value } from '../../../graph/values.js';
import type { EntityType } from '../../../ontology/model.js';

/** What people call the entity: `name`, or what its type has instead; '' where that is not stated. */
export function displayName(type: EntityType, stated: Readonly<Record<string, Value>>): string {
  const name = stated[type.nameProperty];
  return typeof name === 'string' ? name : '';
}
