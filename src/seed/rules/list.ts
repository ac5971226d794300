/** All rules of seeds, in the order in which they are documented. A new rule is one line here. */
import { badDate } from './bad-date.js';
import { badEnum } from './bad-enum.js';
import { badFunction } from './bad-function.js';
import { badId } from './bad-id.js';
import { badName } from './bad-name.js';
import { badText } from './bad-text.js';
import { badValue } from './bad-value.js';
import { conflict } from './conflict.js';
import { derivedProperty } from './derived-property.js';
import { endBeforeStart } from './end-before-start.js';
import { forbiddenClause } from './forbidden-clause.js';
import { hiddenWrite } from './hidden-write.js';
import { keyedMerge } from './keyed-merge.js';
import { mergeById } from './merge-by-id.js';
import { missingLabel } from './missing-label.js';
import { missingName } from './missing-name.js';
import { missingProperty } from './missing-property.js';
import { nameNotInContext } from './name-not-in-context.js';
import { noEvidence } from './no-evidence.js';
import { noQuote } from './no-quote.js';
import { noSource } from './no-source.js';
import { onlyAdds } from './only-adds.js';
import { ownReturn } from './own-return.js';
import { plainDelete } from './plain-delete.js';
import { plannedWording } from './planned-wording.js';
import { quoteAmbiguous } from './quote-ambiguous.js';
import { quoteNotInSource } from './quote-not-in-source.js';
import { readingRules } from './reading-rules.js';
import { reservedName } from './reserved-name.js';
import { reusedId } from './reused-id.js';
import { rowsFirst } from './rows-first.js';
import type { Rule, RuleText, SeedRule } from './rule.js';
import { selfRelationship } from './self-relationship.js';
import { setTwice } from './set-twice.js';
import { tooLong } from './too-long.js';
import { twice } from './twice.js';
import { unanchoredWrite } from './unanchored-write.js';
import { undirectedOrder } from './undirected-order.js';
import { unknownId } from './unknown-id.js';
import { unknownLabel } from './unknown-label.js';
import { unknownParameter } from './unknown-parameter.js';
import { unknownProperty } from './unknown-property.js';
import { unknownRelationshipType } from './unknown-relationship-type.js';
import { unusedEvidence } from './unused-evidence.js';
import { wrongDirection } from './wrong-direction.js';
import { wrongEnd } from './wrong-end.js';
import { wrongReference } from './wrong-reference.js';

/** Those that look at one statement. */
export const statementRules: readonly Rule[] = [
  forbiddenClause,
  onlyAdds,
  plainDelete,
  ownReturn,
  hiddenWrite,
  unanchoredWrite,
  unknownParameter,
  badFunction,
  rowsFirst,
  unknownLabel,
  unknownRelationshipType,
  reservedName,
  missingLabel,
  mergeById,
  badId,
  keyedMerge,
  wrongDirection,
  wrongEnd,
  undirectedOrder,
  unknownProperty,
  derivedProperty,
  setTwice,
  badValue,
  badEnum,
  badDate,
  badName,
  badText,
  tooLong,
];

/** Those that look at a seed as a whole, with the seeds before it. */
export const seedRules: readonly SeedRule[] = [
  unknownId,
  wrongReference,
  reusedId,
  twice,
  conflict,
  endBeforeStart,
  selfRelationship,
  missingName,
  missingProperty,
  noEvidence,
  noSource,
  noQuote,
  quoteNotInSource,
  quoteAmbiguous,
  nameNotInContext,
  plannedWording,
  unusedEvidence,
];

/** All that `seed explain` knows. */
export const allRules: readonly RuleText[] = [...readingRules, ...statementRules, ...seedRules];
