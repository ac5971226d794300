import { limitRule } from './too-complex.js';

/** At most 20 directives, fragments counted as often as they are spread. */
export const DirectivesRule = limitRule(
  {
    limit: 20,
    what: 'directives',
    hint: 'Put one @include or @skip around a fragment instead of on each field.',
  },
  (size) => size.directives,
);
