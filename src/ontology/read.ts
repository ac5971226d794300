/** SDL of an ontology folder to an Ontology. */
import {
  Kind,
  type DefinitionNode,
  type EnumTypeDefinitionNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { PactgraphError } from '../errors.js';
import { checkOntology } from './check.js';
import { directive, directives } from './directives.js';
import { branchesOf } from './followed.js';
import { statusProperty } from './lifetime.js';
import { sdlPlace, readDefinitions } from './documents.js';
import type {
  EntityType,
  EnumType,
  NodeType,
  Ontology,
  Property,
  PropertyKind,
  RelationshipField,
  RelationshipType,
} from './model.js';

type TypeDefinition = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

/**
 * Reads an ontology folder.
 * @throws PactgraphError ONTOLOGY with file, line and column.
 */
export function readOntology(folder: string): Ontology {
  const definitions = readDefinitions(folder);
  const enums = new Map(
    definitions.filter((d) => d.kind === Kind.ENUM_TYPE_DEFINITION).map((d) => [d.name.value, toEnum(d)]),
  );
  const types = mergeExtensions(definitions);
  const entity = required(types, 'Entity');
  const fact = withStarts(propertiesOf(required(types, 'Fact'), enums));
  const term = required(types, 'Fact').fields?.find((field) => directive(field, 'term'))?.name.value;
  const objects = [...types.values()].filter((t) => t.kind === Kind.OBJECT_TYPE_DEFINITION);

  const nodes = objects.flatMap((type) => {
    const node = directive(type, 'node');
    return node ? [{ type, node }] : [];
  });
  const entityNames = nodes.map(({ type }) => type.name.value).sort();
  const common = {
    properties: withStarts(propertiesOf(entity, enums)),
    fields: fieldsOf(entity, entityNames),
  };

  const entities = new Map<string, EntityType>();
  for (const { type, node } of nodes) {
    const own = propertiesOf(type, enums);
    const name = type.name.value;
    // A type that names its own display property has no `name` beside it.
    const shared = [...common.properties].filter(([key]) => key !== 'name' || node.nameProperty === 'name');
    const properties = withStarts(new Map([...shared, ...own]));
    const display = properties.get(node.nameProperty);
    if (display) properties.set(node.nameProperty, { ...display, required: true });
    entities.set(name, {
      name,
      label: node.label,
      description: describe(type),
      properties,
      idPrefix: node.idPrefix,
      singular: rootField(name),
      plural: node.plural,
      nameProperty: node.nameProperty,
      person: node.person,
      own: [...own.keys()],
      fields: new Map([...common.fields, ...fieldsOf(type, entityNames)]),
    });
  }

  const records = new Map<string, NodeType>();
  for (const type of objects) {
    const record = directive(type, 'record');
    if (!record) continue;
    const properties = withStarts(propertiesOf(type, enums));
    records.set(type.name.value, {
      name: type.name.value,
      label: record.label,
      description: describe(type),
      properties,
      ...(record.idPrefix === undefined ? {} : { idPrefix: record.idPrefix }),
      ...(record.plural === undefined ? {} : { singular: rootField(type.name.value), plural: record.plural }),
    });
  }

  const relationships = new Map<string, RelationshipType>();
  for (const type of objects) {
    const declared = directive(type, 'fact');
    if (!declared) continue;
    const own = propertiesOf(type, enums);
    const hasTerms = declared.terms && term !== undefined;
    const shared = [...fact].filter(([name]) => hasTerms || name !== term);
    const moment = directive(type, 'moment') !== undefined;
    relationships.set(declared.type, {
      type: declared.type,
      name: type.name.value,
      description: describe(type),
      key: hasTerms ? [...declared.key, term] : declared.key,
      ...(hasTerms && { term }),
      moment,
      undirected: [...entities.values()].some((e) =>
        [...e.fields.values()].some((f) => f.relationship === declared.type && f.direction === 'BOTH'),
      ),
      properties: withStarts(new Map([...(moment ? withoutStanding(new Map(shared)) : shared), ...own])),
      own: [...own.keys()],
      pairs: pairsOf(declared.type, entities),
    });
  }

  const ontology: Ontology = {
    enums,
    entities,
    records,
    relationships,
    common: { description: describe(entity), ...common },
    fact,
  };
  checkOntology(ontology, types);
  return ontology;
}

const rootField = (type: string) => type.charAt(0).toLowerCase() + type.slice(1);

function required(types: ReadonlyMap<string, TypeDefinition>, name: string): TypeDefinition {
  const type = types.get(name);
  if (!type) throw new PactgraphError('ONTOLOGY', `The ontology has no interface ${name}.`);
  return type;
}

/** Every object and interface type with the fields its extensions add. */
function mergeExtensions(definitions: readonly DefinitionNode[]): Map<string, TypeDefinition> {
  const types = new Map<string, TypeDefinition>();
  for (const d of definitions) {
    if (d.kind !== Kind.OBJECT_TYPE_DEFINITION && d.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const before = types.get(d.name.value);
    if (before) {
      throw new PactgraphError(
        'ONTOLOGY',
        `${sdlPlace(d)}: ${d.name.value} is defined already, at ${sdlPlace(before)}. Use "extend type" to add fields.`,
      );
    }
    types.set(d.name.value, d);
  }
  for (const d of definitions) {
    if (d.kind !== Kind.OBJECT_TYPE_EXTENSION && d.kind !== Kind.INTERFACE_TYPE_EXTENSION) continue;
    const base = types.get(d.name.value);
    if (!base)
      throw new PactgraphError('ONTOLOGY', `${sdlPlace(d)}: extends ${d.name.value}, which is not defined.`);
    types.set(d.name.value, { ...base, fields: [...(base.fields ?? []), ...(d.fields ?? [])] });
  }
  for (const type of types.values()) {
    const seen = new Map<string, FieldDefinitionNode>();
    for (const field of type.fields ?? []) {
      const before = seen.get(field.name.value);
      if (before) {
        throw new PactgraphError(
          'ONTOLOGY',
          `${sdlPlace(field)}: ${type.name.value}.${field.name.value} is declared already, at ${sdlPlace(before)}.`,
        );
      }
      seen.set(field.name.value, field);
    }
  }
  return types;
}

function describe(node: { readonly description?: { readonly value: string } | undefined }): string {
  return node.description?.value ?? '';
}

function toEnum(node: EnumTypeDefinitionNode): EnumType {
  const values = (node.values ?? []).map((v) => ({ name: v.name.value, description: describe(v) }));
  return { name: node.name.value, description: describe(node), values };
}

const scalarKinds: Readonly<Record<string, PropertyKind>> = {
  String: 'STRING',
  Int: 'INT',
  Float: 'FLOAT',
  Boolean: 'BOOLEAN',
  ID: 'STRING',
  PartialDate: 'DATE',
};

function unwrap(type: TypeNode): { name: string; list: boolean; required: boolean } {
  if (type.kind === Kind.NON_NULL_TYPE) return { ...unwrap(type.type), required: true };
  if (type.kind === Kind.LIST_TYPE) return { name: unwrap(type.type).name, list: true, required: false };
  return { name: type.name.value, list: false, required: false };
}

function propertiesOf(type: TypeDefinition, enums: ReadonlyMap<string, EnumType>): Map<string, Property> {
  const properties = new Map<string, Property>();
  for (const field of type.fields ?? []) {
    if (directive(field, 'relationship')) continue;
    const of = unwrap(field.type);
    const reference = directive(field, 'reference');
    const absent = directive(field, 'absent');
    const text = directive(field, 'text');
    const end = directive(field, 'end');
    const kind = reference ? 'REFERENCE' : enums.has(of.name) ? 'ENUM' : scalarKinds[of.name];
    if (!kind) {
      throw new PactgraphError(
        'ONTOLOGY',
        `${sdlPlace(field)}: ${type.name.value}.${field.name.value} has the type ${of.name}, which is neither a scalar nor an enum.`,
        { hint: 'A field that leads to other nodes needs @relationship.' },
      );
    }
    properties.set(field.name.value, {
      name: field.name.value,
      description: describe(field),
      kind,
      list: of.list,
      required: of.required,
      isName: directive(field, 'name') !== undefined,
      derived: directive(field, 'derived') !== undefined,
      ...(directive(field, 'name') && of.list ? { dated: true } : {}),
      ...(kind === 'ENUM' ? { enumName: of.name } : {}),
      ...(reference ? { to: reference.to } : {}),
      ...(reference?.only ? { only: reference.only } : {}),
      ...(absent ? { absent: absent.means } : {}),
      ...(text ? { form: text.form } : {}),
      ...(end ? { endOf: end.of } : {}),
      ...(directive(field, 'start') ? { start: true } : {}),
      ...(directive(field, 'moment') ? { moment: true } : {}),
    });
  }
  return properties;
}

/** The same properties; an absent status says nothing. */
function withoutStanding(properties: ReadonlyMap<string, Property>): Map<string, Property> {
  const status = properties.get(statusProperty);
  if (!status) return new Map(properties);
  const { absent, ...bare } = status;
  if (absent === undefined) return new Map(properties);
  return new Map([...properties, [statusProperty, bare]]);
}

/** The same properties, each start with the name of its end. */
function withStarts(properties: ReadonlyMap<string, Property>): Map<string, Property> {
  const all = [...properties.values()];
  return new Map(
    all.map((property) => {
      const end = all.find(({ endOf }) => endOf?.includes(property.name));
      return [property.name, end ? { ...property, startOf: end.name } : property];
    }),
  );
}

function fieldsOf(type: TypeDefinition, entityNames: readonly string[]): Map<string, RelationshipField> {
  const fields = new Map<string, RelationshipField>();
  for (const field of type.fields ?? []) {
    const branches = directives(field, 'relationship');
    const [declared] = branches;
    if (!declared) continue;
    const target = unwrap(field.type).name;
    const endsOf = ({ ends }: typeof declared) =>
      [...(ends ?? (target === 'Entity' ? entityNames : [target]))].sort();
    if (branches.some((b) => b.direction !== declared.direction || (b.sameType && branches.length > 1)))
      throw new PactgraphError(
        'ONTOLOGY',
        `${sdlPlace(field)}: ${type.name.value}.${field.name.value} follows relationships in several directions, or to its own type beside others.`,
      );
    fields.set(field.name.value, {
      owner: type.name.value,
      name: field.name.value,
      description: describe(field),
      relationship: declared.type,
      direction: declared.direction,
      target,
      ends: [...new Set(branches.flatMap(endsOf))].sort(),
      sameType: declared.sameType,
      ...((branches.length > 1 || declared.only) && {
        branches: branches.map((branch) => ({
          relationship: branch.type,
          ends: endsOf(branch),
          ...(branch.only && { only: branch.only }),
        })),
      }),
    });
  }
  return fields;
}

/** Pairs a relationship type may join: what any field without a condition, read from either end, declares. */
function pairsOf(type: string, entities: ReadonlyMap<string, EntityType>): Array<readonly [string, string]> {
  const pairs = new Map<string, readonly [string, string]>();
  for (const entity of entities.values()) {
    for (const field of entity.fields.values()) {
      for (const { relationship, ends, only } of branchesOf(field)) {
        if (relationship !== type || only) continue;
        for (const end of field.sameType ? [entity.name] : ends) {
          const pair =
            field.direction === 'IN' ? ([end, entity.name] as const) : ([entity.name, end] as const);
          pairs.set(pair.join('>'), pair);
        }
      }
    }
  }
  return [...pairs.values()];
}
