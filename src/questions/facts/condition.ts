/** Conditions on facts to Cypher, over the variables `owner`, `r` and `p` of the statement. */
import type { Parameter } from '../../graph/values.js';
import { citedBy } from './candidates.js';
import type { Facet, FactComparison, FactCondition } from './request.js';
import { status } from './status.js';

/** The passages of a fact: of a relationship those of its properties too; of a property without its own, the entity's. */
const evidence = `CASE WHEN r IS NULL
  THEN CASE WHEN size(coalesce(owner[p.name + 'Evidence'], [])) > 0 THEN owner[p.name + 'Evidence'] ELSE owner.evidence END
  ELSE ${citedBy('r')}
END`;

export const sources = `COLLECT { UNWIND ${evidence} AS cited MATCH (proof:Evidence {id: cited}) RETURN DISTINCT proof.source }`;

export const inferred = `CASE WHEN r IS NULL THEN p.name IN coalesce(owner.inferred, []) ELSE size(coalesce(r.inferred, [])) > 0 END`;
export const disputed = `CASE WHEN r IS NULL THEN p.name IN coalesce(owner.disputed, []) ELSE r.disputed IS NOT NULL END`;

/** A new facet does not compile until this handles it. */
export const facets: Record<Exclude<Facet, 'source' | 'sources'>, string> = {
  property: 'p.name',
  relationshipType: 'type(r)',
  status,
  inferred,
  disputed,
};

/** A predicate that is never null, so that NOT is the complement; its parameters are w0, w1, … */
export function predicate(condition: FactCondition, parameters: Record<string, Parameter>): string {
  const joined = (parts: readonly FactCondition[], word: string, none: string) =>
    parts.length === 0 ? none : `(${parts.map((part) => predicate(part, parameters)).join(` ${word} `)})`;
  if ('all' in condition) return joined(condition.all, 'AND', 'true');
  if ('any' in condition) return joined(condition.any, 'OR', 'false');
  if ('not' in condition) return `NOT ${predicate(condition.not, parameters)}`;
  return `coalesce(${compare(condition, parameters)}, false)`;
}

function compare({ facet, operator, value }: FactComparison, parameters: Record<string, Parameter>): string {
  const name = `w${Object.keys(parameters).length}`;
  if (facet !== 'sources' && value === null)
    return facet === 'source' ? `size(${sources}) = 0` : `(${facets[facet]}) IS NULL`;
  parameters[name] = value;
  switch (facet) {
    case 'sources':
      return `size(${sources}) ${operator === 'min' ? '>=' : '<='} $${name}`;
    case 'source':
      return operator === 'in'
        ? `any(source IN ${sources} WHERE source IN $${name})`
        : `$${name} IN ${sources}`;
    default:
      return `(${facets[facet]}) ${operator === 'in' ? 'IN' : '='} $${name}`;
  }
}
