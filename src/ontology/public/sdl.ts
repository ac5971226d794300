/** An ontology to the SDL that follows from it; schema/api adds what can be asked beyond walking. */
import { factProperties } from '../facts.js';
import { commonFact, factsOf, isMixed } from '../followed.js';
import { statusProperty } from '../lifetime.js';
import { isNested } from '../nested.js';
import { datesAmong, edgeKeys, keysOfList, nodeKeys, type NamedKey } from '../group-keys.js';
import type { EntityType, Ontology, Property, RelationshipField } from '../model.js';
import {
  connectionField,
  fieldConnection,
  ofEntities,
  pageArguments,
  rootConnection,
} from './connections.js';
import { groupEnums } from './groups.js';
import {
  enumsInUse,
  factWhere,
  fieldOrder,
  fieldWhere,
  filterTypes,
  nodeOrder,
  nodeWhere,
  relatedFilter,
  type Entries,
} from './inputs.js';
import { choiceStem, connectionName, propertyEnum, upperSnake } from './names.js';
import { firstArgument, propertyFields } from './properties.js';
import { block, enumBlock, type FieldText } from './text.js';

const language = `(
    """Language asked for; the best stored name is given where there is none in it."""
    lang: Language
    """The name it had on this day, in any language if in none other: a former name with its period. Else its present one."""
    asOf: Date
  )`;

/** Fields every entity has beside its stored properties. */
const identity: readonly FieldText[] = [
  { name: 'id', description: 'Its id: chosen by people, never reused.', type: 'ID!' },
  {
    name: 'identical',
    description:
      'All its ids, `id` first, where SAME_AS joins several to one: each of them finds it, and its lists, counts and partners are those of all. Empty where it has one id alone. `facts` of type SAME_AS say why they are the same.',
    type: '[ID!]!',
  },
  { name: 'type', description: 'Which type of entity it is.', type: 'EntityType!' },
  {
    name: 'name',
    description:
      'Its name: in the language asked for where one is stored, else as its source writes it; with `asOf`, the one it had then.',
    args: language,
    type: 'String!',
  },
  {
    name: 'nameLanguage',
    description: 'Language of `name` under the same arguments; null where it cannot be told.',
    args: language,
    type: 'Language',
  },
  {
    name: 'nameConverted',
    description: 'True when `name` under the same arguments was converted from the other Chinese script.',
    args: language,
    type: 'Boolean!',
  },
  {
    name: 'names',
    description: 'Its names, with language and kind.',
    args: `(\n    ${firstArgument}\n  )`,
    type: '[Name!]!',
  },
  { name: 'nameCount', description: 'Number of all its names.', type: 'Int!' },
  {
    name: 'kindName',
    description:
      'Its `kind` under one name for all types, so that lists that mix types need no aliases; null for types without kinds.',
    type: 'String',
  },
  {
    name: 'startsOn',
    description:
      'The date that its type calls its start: when it was founded, signed, opened, started or held. Null where none is known or the type has none.',
    type: 'PartialDate',
  },
  {
    name: 'endsOn',
    description:
      'The date that its type calls its end: when it was dissolved, ended, closed or held. Null where none is known or the type has none.',
    type: 'PartialDate',
  },
];

const nodeId: FieldText = { name: 'id', description: 'Its id.', type: 'ID!' };

/** SDL text of everything that follows from the ontology, root fields included. */
export function ontologySdl(ontology: Ontology): string {
  const entities = [...ontology.entities.values()];
  const records = [...ontology.records.values()];
  const fields = [
    ...ontology.common.fields.values(),
    ...entities.flatMap((e) => [...e.fields.values()].filter((f) => f.owner === e.name)),
  ];
  const factName = (field: RelationshipField) => factsOf(ontology, field).name;
  const listField = (field: RelationshipField) => connectionField(field, factName(field));
  const stemOfChoice = (field: RelationshipField) => choiceStem(field, factName(field));
  const commonFields = [
    ...identity,
    ...stored(ontology.common.properties),
    ...[...ontology.common.fields.values()].map(listField),
  ];
  const shared = sharedEntries(fields, factName);
  const factsNamed = new Map(fields.map((field) => [factName(field), factsOf(ontology, field).properties]));
  const targetOf = (name: string) => ontology.entities.get(name) ?? ontology.common;
  const listed = records.filter((r) => r.plural !== undefined);

  const targets = [...entities.map((e) => e.name), ...listed.map((r) => r.name), 'Entity'];
  const keys = new Map(targets.map((name) => [name, keysLeadingTo(ontology, name, fields)]));
  const hasDates = (name: string, through?: RelationshipField) =>
    datesAmong(keysOfList(ontology, name, through)).size > 0;

  return [
    block('Anything with an id.', 'interface Node', [nodeId]),
    block(ontology.common.description, 'interface Entity implements Node', commonFields),
    ...entities.map((e) =>
      block(e.description, `type ${e.name} implements Node & Entity`, [
        ...identity,
        ...stored(e.properties).map((field) =>
          field.name === 'evidence' || field.name === 'evidenceCount' ? evidenceOf(e, field) : field,
        ),
        ...[...e.fields.values()].map(listField),
      ]),
    ),
    ...records.map((r) =>
      block(r.description, `type ${r.name} implements Node`, [
        nodeId,
        ...[...r.properties.values()].flatMap(propertyFields),
      ]),
    ),
    ...fields.flatMap((f) => fieldConnection(f, factsOf(ontology, f), hasDates(f.target, f))),
    ...[...entities, ...listed].flatMap((e) => rootConnection(e.name, hasDates(e.name))),
    ...filterTypes(ontology),
    nodeWhere('Entity', ontology.common.properties, {
      fields: ontology.common.fields,
      stemOf: stemOfChoice,
      nested: false,
    }),
    ...entities.map((e) =>
      nodeWhere(e.name, e.properties, {
        fields: e.fields,
        stemOf: stemOfChoice,
        nested: isNested(ontology, e.name),
      }),
    ),
    ...listed.map((r) => nodeWhere(r.name, r.properties)),
    ...[...ontology.relationships.values()].map((r) => factWhere(r.name, r.properties)),
    ...(fields.some(isMixed) ? [factWhere(commonFact, ontology.fact)] : []),
    ...shared.map(fieldWhere),
    ...shared.map(relatedFilter),
    ...entities.map((e) => nodeOrder(e.name, e.properties, e.fields)),
    ...listed.map((r) => nodeOrder(r.name, r.properties)),
    ...shared.map((s) => fieldOrder(s, targetOf(s.target), factsNamed.get(s.fact) ?? ontology.fact)),
    ...enumsInUse(ontology).map((e) => enumBlock(e.description, e.name, e.values)),
    enumBlock(
      'Types of entity.',
      'EntityType',
      entities.map((e) => ({ name: upperSnake(e.name), description: e.description })),
    ),
    ...entities.map((e) =>
      enumBlock(
        `Properties of ${e.name} that are facts.`,
        propertyEnum(e.name),
        factProperties(e).map((p) => ({ name: upperSnake(p.name), description: p.description })),
      ),
    ),
    ...groupEnums(keys),
    enumBlock(
      'Types of relationship, each a kind of fact.',
      'RelationshipType',
      [...ontology.relationships.values()].map((r) => ({ name: r.type, description: r.description })),
    ),
    block('Everything that can be asked. The API only reads.', 'type Query', [
      ...[...entities, ...listed].flatMap((e) => [
        {
          name: e.singular ?? '',
          description: `The ${e.name} with this id, or null; the id of another type is an error.`,
          args: '(\n    """Its id."""\n    id: ID!\n  )',
          type: e.name,
        },
        {
          name: e.plural ?? '',
          description: `A page of ${e.name} nodes, by id unless ordered otherwise.`,
          args: pageArguments(e.name, ontology.entities.has(e.name) ? ofEntities : undefined),
          type: `${connectionName(e.name)}!`,
        },
      ]),
    ]),
  ].join('\n\n');
}

/** Keys of the nodes of a type, and of the facts of all fields that lead to it. */
const keysLeadingTo = (
  ontology: Ontology,
  name: string,
  fields: readonly RelationshipField[],
): ReadonlyMap<string, NamedKey> =>
  new Map([
    ...nodeKeys(ontology, name),
    ...fields.filter(({ target }) => target === name).flatMap((field) => [...edgeKeys(ontology, field)]),
  ]);
/** Fields that lead to the same nodes by the same facts, together. */
function sharedEntries(
  fields: readonly RelationshipField[],
  factName: (field: RelationshipField) => string,
): readonly Entries[] {
  const shared = new Map<string, Entries>();
  for (const field of fields) {
    const fact = factName(field);
    const stem = choiceStem(field, fact);
    const of = [...(shared.get(stem)?.of ?? []), `${field.owner}.${field.name}`];
    shared.set(stem, { target: field.target, fact, of });
  }
  return [...shared.values()];
}

/** The interface has no such argument, as the properties differ from type to type. */
const evidenceOf = ({ name }: EntityType, field: FieldText): FieldText => ({
  ...field,
  args: `(${field.args === undefined ? '' : `\n    ${firstArgument}`}
    """Only the passages that state these; those of the whole where one has none of its own."""
    of: [${propertyEnum(name)}!]
  )`,
});

/** `name` has its own field with a language, the status takes a day; every other property is a field as it is. */
const stored = (properties: ReadonlyMap<string, Property>): FieldText[] =>
  [...properties.values()]
    .filter((p) => p.name !== 'name')
    .flatMap(propertyFields)
    .map((field) => (field.name === statusProperty ? { ...field, args: statusArguments } : field));

const statusArguments = `(
    """Where it stood on this day, by its dates where they are known; without, where it stands today."""
    asOf: Date
  )`;
