/** `PartnerWhere`, from GraphQL's form to that of the question. */
import type { Ontology } from '../ontology/model.js';
import { isOperator, operators } from '../ontology/operators.js';
import type { Value } from '../graph/values.js';
import type { PartnerCondition, PartnerFacet } from '../questions/partners/where.js';
import type { ListScope, Where } from './arguments.js';
import { conditionOf } from './conditions.js';
import { ofDate } from './date-conditions.js';

const facets: readonly string[] = [
  'kinds',
  'status',
  'since',
  'until',
  'ties',
  'sources',
  'disputed',
] satisfies readonly PartnerFacet[];

const isFacet = (name: string): name is PartnerFacet => facets.includes(name);
const isObject = (value: unknown): value is Where =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param where as GraphQL has coerced it; null counts as absent, here as elsewhere
 * @throws PactgraphError BAD_USER_INPUT for a date that is none
 */
export function partnerConditionOf(where: Where, ontology: Ontology): PartnerCondition {
  const inner = (given: Where) => partnerConditionOf(given, ontology);
  const all = Object.entries(where).flatMap(([name, value]): PartnerCondition[] => {
    if ((name === 'AND' || name === 'OR') && Array.isArray(value)) {
      const parts = value.filter(isObject).map(inner);
      return [name === 'AND' ? { all: parts } : { any: parts }];
    }
    if (!isObject(value)) return [];
    if (name === 'NOT') return [{ not: inner(value) }];
    if (name === 'node')
      return [{ related: conditionOf(value, 'NODE', ofOrganisations(ontology), ontology) }];
    return isFacet(name) ? comparisons(name, value) : [];
  });
  return { all };
}

function ofOrganisations({ entities }: Ontology): ListScope {
  const type = entities.get('Organisation');
  if (!type) throw new Error('An ontology without organisations has no partners.');
  return { node: type.properties, edge: undefined, entity: true, fields: type.fields };
}

function comparisons(facet: PartnerFacet, filter: Where): PartnerCondition[] {
  return Object.entries(filter).flatMap(([operator, given]): PartnerCondition[] => {
    if (!isOperator(operator) || given === undefined) return [];
    // How many there are is never unknown.
    const isCount = facet === 'ties' || facet === 'sources';
    if (given === null && (isCount || operators[operator].whenNull === 'NO_CONDITION')) return [];
    if (facet !== 'since' && facet !== 'until') return [{ facet, operator, value: given as Value }];
    const { value, certainty } = ofDate(operator, given as Value, filter, `where.${facet}`);
    return [{ facet, operator, value, surely: certainty === 'SURELY' }];
  });
}
