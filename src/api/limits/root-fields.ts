import { limitRule, type Limit } from './too-complex.js';

export const rootFields: Limit = {
  limit: 20,
  what: 'root fields',
  hint: 'Ask for many entities with `entities(ids:)`, or in several requests.',
};

/** At most 20 fields at the root, repeated ones counted: each is a question of its own. */
export const RootFieldsRule = limitRule(rootFields, (size) => size.rootFields);
