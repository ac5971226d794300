/** How large an operation may be, its fragments counted as often as they are spread. */
import { limitRule, type Limit } from './too-complex.js';

export const depth: Limit = {
  limit: 16,
  what: 'levels',
  hint: 'Follow fewer connections at once, or ask for the inner ones by id.',
};

/**
 * At most 16 levels of fields: five hops along connections (edges, node and field are a level each) and the leaf.
 * Fragments are not levels of fields, but only 16 may be nested. The introspection query has 15 levels.
 */
export const DepthRule = limitRule(depth, (size) => Math.max(size.depth, size.nesting));

export const aliases: Limit = {
  limit: 30,
  what: 'aliases',
  hint: 'Ask for many entities with `entities(ids:)`, or in several requests.',
};

/**
 * At most 30 aliases, `__typename` included and fragments counted as often as they are spread: aliases are how one
 * document asks for the same costly field many times, and how fragments double.
 */
export const AliasesRule = limitRule(aliases, (size) => size.aliases);

export const rootFields: Limit = {
  limit: 20,
  what: 'root fields',
  hint: 'Ask for many entities with `entities(ids:)`, or in several requests.',
};

/** At most 20 fields at the root, repeated ones counted: each is a question of its own. */
export const RootFieldsRule = limitRule(rootFields, (size) => size.rootFields);

export const directives: Limit = {
  limit: 20,
  what: 'directives',
  hint: 'Put one @include or @skip around a fragment instead of on each field.',
};

/** At most 20 directives, fragments counted as often as they are spread. */
export const DirectivesRule = limitRule(directives, (size) => size.directives);
