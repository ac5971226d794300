/** All rules of seeds, in the order in which they are documented. A new rule is one line here. */
import { badDate } from './values/bad-date.js';
import { badEnum } from './values/bad-enum.js';
import { badFunction } from './clauses/bad-function.js';
import { badId } from './values/bad-id.js';
import { badLocator } from './evidence/bad-locator.js';
import { badName } from './values/bad-name.js';
import { badText } from './values/bad-text.js';
import { badUri } from './values/bad-uri.js';
import { badValue } from './values/bad-value.js';
import { conflict } from './things/conflict.js';
import { derivedProperty } from './values/derived-property.js';
import { endBeforeStart } from './things/end-before-start.js';
import { forbiddenClause } from './clauses/forbidden-clause.js';
import { hiddenWrite } from './clauses/hidden-write.js';
import { keptIdElsewhere } from './things/kept-id-elsewhere.js';
import { keyedMerge } from './patterns/keyed-merge.js';
import { mergeById } from './patterns/merge-by-id.js';
import { missingLabel } from './patterns/missing-label.js';
import { missingName } from './things/missing-name.js';
import { missingProperty } from './things/missing-property.js';
import { missingTerm } from './things/missing-term.js';
import { nameNotInContext } from './evidence/name-not-in-context.js';
import { noEvidence } from './evidence/no-evidence.js';
import { noQuote } from './evidence/no-quote.js';
import { noSource } from './evidence/no-source.js';
import { onlyAdds } from './clauses/only-adds.js';
import { ownReturn } from './clauses/own-return.js';
import { plainDelete } from './clauses/plain-delete.js';
import { plannedWording } from './evidence/planned-wording.js';
import { quoteAmbiguous } from './evidence/quote-ambiguous.js';
import { quoteNotInSource } from './evidence/quote-not-in-source.js';
import { readingRules } from './reading-rules.js';
import { reservedName } from './patterns/reserved-name.js';
import { reusedId } from './things/reused-id.js';
import { rowsFirst } from './clauses/rows-first.js';
import type { Rule, RuleText, SeedRule } from './rule.js';
import { sameAndDifferent } from './things/same-and-different.js';
import { selfRelationship } from './things/self-relationship.js';
import { setTwice } from './values/set-twice.js';
import { tooLong } from './values/too-long.js';
import { twice } from './things/twice.js';
import { twoKeptIds } from './things/two-kept-ids.js';
import { unanchoredWrite } from './clauses/unanchored-write.js';
import { undirectedOrder } from './patterns/undirected-order.js';
import { unknownId } from './things/unknown-id.js';
import { unknownLabel } from './patterns/unknown-label.js';
import { unknownParameter } from './clauses/unknown-parameter.js';
import { unknownProperty } from './values/unknown-property.js';
import { unknownRelationshipType } from './patterns/unknown-relationship-type.js';
import { unusedEvidence } from './evidence/unused-evidence.js';
import { wrongDirection } from './patterns/wrong-direction.js';
import { wrongEnd } from './patterns/wrong-end.js';
import { wrongReference } from './things/wrong-reference.js';

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
  badUri,
  tooLong,
];

/** Those that look at a seed as a whole, with the seeds before it. */
export const seedRules: readonly SeedRule[] = [
  unknownId,
  wrongReference,
  reusedId,
  missingTerm,
  twice,
  conflict,
  endBeforeStart,
  selfRelationship,
  sameAndDifferent,
  twoKeptIds,
  keptIdElsewhere,
  missingName,
  missingProperty,
  noEvidence,
  noSource,
  noQuote,
  badLocator,
  quoteNotInSource,
  quoteAmbiguous,
  nameNotInContext,
  plannedWording,
  unusedEvidence,
];

/** All that `seed explain` knows. */
export const allRules: readonly RuleText[] = [...readingRules, ...statementRules, ...seedRules];
