import { limitRule, type Limit } from './too-complex.js';

export const depth: Limit = {
  limit: 16,
  what: 'levels',
  hint: 'Follow fewer connections at once, or ask for the inner ones by id.',
};

/**
 * At most 16 levels of fields: five hops along connections (edges, node and field are a level each) and the leaf.
 * Fragments are not levels of fields, but only 16 may stand within each other. The introspection query has 15.
 */
export const DepthRule = limitRule(depth, (size) => Math.max(size.depth, size.nesting));
