/** The executable schema: the public contract with a resolver for everything that is not a plain value. */
import { isObjectType, type GraphQLFieldResolver, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { factsOf, isMixed } from '../ontology/followed.js';
import { bodyProperty } from '../ontology/identity.js';
import { hasSeveral, keysOfList, type NamedKey } from '../ontology/group-keys.js';
import type { Ontology, Property } from '../ontology/model.js';
import { lifetimeOf } from '../ontology/lifetime.js';
import { connectionName, edgeName, stemOf, upperSnake } from '../ontology/public/names.js';
import { countName, isReferenceList } from '../ontology/public/properties.js';
import { publicSchema } from '../ontology/public/schema.js';
import { countAnswers } from './answer/count-answers.js';
import { groupCount, groups, timeline } from './counting/counting.js';
import { commonFields } from './common-fields.js';
import { evidenceColumns, evidenceCount, evidenceField } from './evidence-field.js';
import { nameFields } from './name-fields.js';
import { setSeveral } from './price/counting.js';
import { statusField } from './status-field.js';
import { propertyField, referenceCount } from './property-field.js';
import { relationshipField } from './relationship-field.js';
import { typeColumn } from '../loaders/columns.js';
import type { EdgeRow, NodeRow } from '../loaders/request.js';
import { analytics } from './resolvers/list.js';
import { keysOfPartners } from './resolvers/partners.js';
import { manyByPage, oneById } from './root-fields.js';
import { useScalars } from './scalars.js';
import { setColumns, type Columns } from './selection.js';

/**
 * @param apiFolder folder of the SDL that analytics answer
 * @param answered the analytics of that SDL
 * @throws Error when an analytic has no SDL, or a field that takes arguments has no resolver
 */
export function executableSchema(
  ontology: Ontology,
  apiFolder: string,
  answered: typeof analytics = analytics,
): GraphQLSchema {
  const schema = publicSchema(ontology, apiFolder);
  useScalars(schema);
  const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
  const type = (name: string) => objectType(schema, name);

  for (const entity of ontology.entities.values()) {
    const object = type(entity.name);
    attachProperties(
      object,
      [...entity.properties.values()].filter((p) => p.name !== 'name'),
      ontology,
    );
    attach(object, 'evidence', evidenceField(ontology, entity), evidenceColumns(entity));
    attach(object, 'evidenceCount', evidenceCount(entity), evidenceColumns(entity));
    const computed = { ...nameFields, ...commonFields(entity), ...statusField(entity) };
    for (const [name, { columns, resolve }] of Object.entries(computed))
      attach(object, name, resolve, columns);
    attach(object, 'identical', (source: NodeRow) => source[bodyProperty] ?? [], [bodyProperty]);
    attach(object, 'type', (source: NodeRow) => upperSnake(source.__typename));
    for (const field of entity.fields.values())
      attach(object, field.name, relationshipField(ontology, field));
  }
  for (const record of ontology.records.values()) {
    attachProperties(type(record.name), [...record.properties.values()], ontology);
  }
  for (const node of [...ontology.entities.values(), ...ontology.records.values()]) {
    if (node.singular === undefined || node.plural === undefined) continue;
    attach(type('Query'), node.singular, oneById(ontology, node));
    attach(type('Query'), node.plural, manyByPage(ontology, node));
    attachCounting(type(connectionName(node.name)), keysOfList(ontology, node.name));
  }
  const fields = [
    ...ontology.common.fields.values(),
    ...[...ontology.entities.values()].flatMap((e) => [...e.fields.values()]),
  ];
  for (const field of new Map(fields.map((f) => [stemOf(f), f])).values()) {
    attachCounting(type(connectionName(stemOf(field))), keysOfList(ontology, field.target, field));
    const edge = type(edgeName(stemOf(field)));
    const facts = factsOf(ontology, field);
    const stated = [...facts.properties.values()].filter(({ derived }) => !derived);
    attachProperties(edge, stated, ontology);
    if (isMixed(field)) attach(edge, 'type', (fact: EdgeRow) => fact[typeColumn], [typeColumn]);
    else attach(edge, 'type', () => field.relationship);
    attach(edge, 'factIds', (fact: EdgeRow) => fact.factIds ?? [fact.factId]);
    const starts = lifetimeOf(facts).starts.map((start) => `${start}Earliest`);
    attach(edge, 'startUnknown', startUnknown(starts), starts);
    attach(edge, 'disputed', isDisputed, ['disputed']);
  }

  if ('Organisation.partners' in answered)
    attachCounting(type('PartnerConnection'), keysOfPartners(ontology));
  for (const [path, { resolve, columns, several }] of Object.entries(answered)) {
    const [owner = '', field = ''] = path.split('.');
    for (const name of owner === 'Entity' ? ontology.entities.keys() : [owner]) {
      attach(type(name), field, resolve as Resolver, columns ?? []);
      const counting = several && type(name).getFields()[field];
      if (counting) setSeveral(counting, several);
    }
  }
  for (const object of objects) {
    if (object.name.startsWith('__')) continue;
    for (const field of Object.values(object.getFields())) {
      if (field.args.length > 0 && !field.resolve)
        throw new Error(`Nothing resolves ${object.name}.${field.name}.`);
    }
  }
  countAnswers(schema);
  return schema;
}

// The schema is one value for resolvers of many source types; each is attached to the type it was written for.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Resolver = GraphQLFieldResolver<any, any>;

function objectType(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The schema has no object type ${name}.`);
  return type;
}

function attach(object: GraphQLObjectType, name: string, resolve: Resolver, columns: Columns = []): void {
  const field = object.getFields()[name];
  if (!field) throw new Error(`The schema has no field ${object.name}.${name}.`);
  field.resolve = resolve;
  setColumns(field, columns);
}

function attachCounting(connection: GraphQLObjectType, keys: ReadonlyMap<string, NamedKey>): void {
  const several = [...keys].flatMap(([name, { key }]) => (hasSeveral(key) ? [name] : []));
  for (const [name, resolve] of Object.entries({ groups, groupCount, timeline })) {
    const field = connection.getFields()[name];
    // Lists without dates have no timeline.
    if (!field) continue;
    field.resolve = resolve as Resolver;
    setSeveral(field, several);
  }
}

function attachProperties(
  object: GraphQLObjectType,
  properties: readonly Property[],
  ontology: Ontology,
): void {
  for (const property of properties) {
    attach(object, property.name, propertyField(ontology, property), [property.name]);
    if (isReferenceList(property))
      attach(object, countName(property), referenceCount(property), [property.name]);
  }
}

const isDisputed: Resolver = (edge: { disputed?: readonly string[] | null }) =>
  (edge.disputed ?? null) !== null;

/** @param starts columns of the days on which a fact may have started */
const startUnknown =
  (starts: readonly string[]): Resolver =>
  (edge: EdgeRow) =>
    starts.every((start) => (edge[start] ?? null) === null);
