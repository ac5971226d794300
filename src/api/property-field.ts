/** Stored properties as fields: dates opened, references followed, absence said in the ontology's way. */
import type { GraphQLFieldResolver } from 'graphql';
import type { Ontology, Property } from '../ontology/model.js';
import { datedName } from '../names/dated-name.js';
import type { Row, Value } from '../graph/values.js';
import { firstOf, type FirstArguments } from './paging/first-of.js';
import { partialDate } from './partial-date.js';
import type { RequestContext } from './context.js';
import { nodeColumns, nodePlan, oncePerPlace } from './selection.js';

type Resolver = GraphQLFieldResolver<Row, RequestContext, FirstArguments>;

export function propertyField(ontology: Ontology, property: Property): Resolver {
  if (property.kind === 'REFERENCE') return referenceField(ontology, property);
  if (property.kind === 'DATE') return (source) => partialDate(source[property.name]);
  if (property.dated) return (source) => namesIn(source[property.name]);
  return (source) => present(source[property.name]) ?? (property.list ? [] : (property.absent ?? null));
}

/** Names without the time for which they were borne: `names` tells that. */
const namesIn = (value: Value | undefined): string[] =>
  Array.isArray(value)
    ? [...new Set(value.flatMap((name) => (typeof name === 'string' ? [datedName(name).text] : [])))]
    : [];

/** Neo4j holds '' for a key property that its source does not give. */
const present = (value: Value | undefined): Value => (value === '' || value === undefined ? null : value);

const idsIn = (value: Value | undefined): string[] =>
  Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];

/** The count beside a list of nodes. */
export const referenceCount =
  ({ name }: Property): Resolver =>
  (source) =>
    idsIn(source[name]).length;

/** Follows ids to their nodes: one statement reads all ids of one level of the answer. */
function referenceField(ontology: Ontology, property: Property): Resolver {
  const to = property.to ?? 'Entity';
  const types = to === 'Entity' ? [...ontology.entities.keys()] : [to];
  const planOf = oncePerPlace((info) => nodePlan(types, nodeColumns(info, info.returnType, info.fieldNodes)));
  return async (source, args, context, info) => {
    const plan = planOf(info, args);
    const load = (id: string) => context.loaders.node(plan.question, plan, id);
    const value = present(source[property.name]);
    if (!property.list) return typeof value === 'string' ? load(value) : null;
    return Promise.all(firstOf(idsIn(value), args).map(load));
  };
}
