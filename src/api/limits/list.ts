/** The limits of an operation's size, in the order they are said. */
import type { ValidationRule } from 'graphql';
import { AliasesRule } from './aliases.js';
import { DepthRule } from './depth.js';
import { DirectivesRule } from './directives.js';
import { RootFieldsRule } from './root-fields.js';

export const limitRules: readonly ValidationRule[] = [DepthRule, AliasesRule, RootFieldsRule, DirectivesRule];

/** Apollo's own limits: tokens of the document, errors in the answer, fields once all fragments are spread. */
export const apolloLimits = { tokens: 2_000, errors: 5, recursiveSelections: 10_000 } as const;
