/** All rules that look at one statement, in the order in which they are documented. A new rule is one line here. */
import { badDate } from './bad-date.js';
import { badEnum } from './bad-enum.js';
import { badId } from './bad-id.js';
import { badValue } from './bad-value.js';
import { derivedProperty } from './derived-property.js';
import { forbiddenClause } from './forbidden-clause.js';
import { hiddenWrite } from './hidden-write.js';
import { keyedMerge } from './keyed-merge.js';
import { mergeById } from './merge-by-id.js';
import { missingLabel } from './missing-label.js';
import { onlyAdds } from './only-adds.js';
import { ownReturn } from './own-return.js';
import { reservedName } from './reserved-name.js';
import type { Rule } from './rule.js';
import { undirectedOrder } from './undirected-order.js';
import { unknownLabel } from './unknown-label.js';
import { unknownProperty } from './unknown-property.js';
import { unknownRelationshipType } from './unknown-relationship-type.js';
import { wrongDirection } from './wrong-direction.js';
import { wrongEnd } from './wrong-end.js';

export const statementRules: readonly Rule[] = [
  forbiddenClause,
  onlyAdds,
  ownReturn,
  hiddenWrite,
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
  badValue,
  badEnum,
  badDate,
];
