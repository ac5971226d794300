/** The limits of an operation's size, in the order in which they are reported. */
import type { ValidationRule } from 'graphql';
import { conditionLimits } from './conditions.js';
import { documentLimits } from './document.js';
import {
  aliases,
  AliasesRule,
  depth,
  DepthRule,
  directives,
  DirectivesRule,
  rootFields,
  RootFieldsRule,
} from './operation.js';
import { pricedSelections } from '../price/selection.js';
import type { Limit } from './too-complex.js';
import { variableLevels } from './variables.js';

export const limitRules: readonly ValidationRule[] = [DepthRule, AliasesRule, RootFieldsRule, DirectivesRule];

/** All limits of ours that refuse as OPERATION_TOO_COMPLEX. */
export const complexityLimits: readonly Limit[] = [
  depth,
  aliases,
  rootFields,
  directives,
  ...documentLimits,
  variableLevels,
  ...conditionLimits,
  pricedSelections,
];

/** Apollo's own limits: tokens of the document, errors in the answer, fields once all fragments are spread. */
export const apolloLimits = { tokens: 2_000, errors: 5, recursiveSelections: 10_000 } as const;
