import { limitRule, type Limit } from './too-complex.js';

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
