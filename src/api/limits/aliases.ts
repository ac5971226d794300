import { limitRule } from './too-complex.js';

/**
 * At most 30 aliases, `__typename` included and fragments counted as often as they are spread: aliases are how one
 * document asks for the same costly field many times, and how fragments double.
 */
export const AliasesRule = limitRule(
  {
    limit: 30,
    what: 'aliases',
    hint: 'Ask for many entities with `entities(ids:)`, or in several requests.',
  },
  (size) => size.aliases,
);
