import { limitRule, type Limit } from './too-complex.js';

export const directives: Limit = {
  limit: 20,
  what: 'directives',
  hint: 'Put one @include or @skip around a fragment instead of on each field.',
};

/** At most 20 directives, fragments counted as often as they are spread. */
export const DirectivesRule = limitRule(directives, (size) => size.directives);
