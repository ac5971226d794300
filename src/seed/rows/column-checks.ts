/** What the ontology says of the values of a column, by what statements take straight from it. */
import type { Value } from '../../graph/values.js';
import {
  referredTo,
  typeReferredTo,
  type NodeType,
  type Ontology,
  type Property,
} from '../../ontology/model.js';
import type { ColumnType, RowElement } from '../model.js';
import { faultOf } from '../properties/property-fault.js';
import { provenBy } from '../properties/property-roles.js';
import { idFault } from '../properties/id-fault.js';

export interface ColumnFault {
  readonly rule: string;
  readonly message: string;
  readonly hint?: string;
}

export interface ColumnCheck {
  readonly column: string;
  /** @param value that a row has there */
  readonly faultOf: (value: Value) => ColumnFault | undefined;
}

/** One for each column and what is taken from it, however many statements do. */
export function columnChecks(
  elements: readonly RowElement[],
  types: ReadonlyMap<string, ColumnType>,
  ontology: Ontology,
): ColumnCheck[] {
  const checks = new Map<string, ColumnCheck>();
  for (const { kind, type, takes } of elements) {
    const node = kind === 'NODE' ? (ontology.entities.get(type) ?? ontology.records.get(type)) : undefined;
    const known = node ?? ontology.relationships.get(type);
    for (const { name, column } of known ? takes : []) {
      const property = known?.properties.get(name) ?? (known && provenBy(known, name) && proof);
      const of = `${type}.${name}`;
      const check =
        node && name === 'id'
          ? idColumnFault(node, ontology)
          : property && propertyFault(of, property, types.get(column) ?? 'string', ontology);
      if (check) checks.set(`${of} ${column}`, { column, faultOf: check });
    }
  }
  return [...checks.values()];
}

/** What `nameEvidence` holds. */
const proof: Property = {
  name: 'evidence',
  description: 'Ids of Evidence.',
  kind: 'REFERENCE',
  list: true,
  required: false,
  isName: false,
  derived: false,
};

const idColumnFault =
  (type: NodeType, ontology: Ontology): ColumnCheck['faultOf'] =>
  (value) => {
    const fault =
      typeof value === 'string' ? idFault(ontology, value, type) : { message: 'An id is a text.' };
    return fault && { rule: 'bad-id', ...fault };
  };

function propertyFault(
  of: string,
  property: Property,
  columnType: ColumnType,
  ontology: Ontology,
): ColumnCheck['faultOf'] {
  const fits = property.list ? (['list'] as const) : typesFor[property.kind];
  if (!fits.some((type) => type === columnType)) return wrongType(of, fits[0], columnType);
  return (value) => {
    const fault = faultOf(property, value, ontology);
    if (fault) return { ...fault, message: `${of}: ${fault.message}` };
    // Whether it is there, the graph knows; evidence has ids of any form.
    const stray =
      property.to === undefined || property.to === 'Evidence'
        ? undefined
        : textsOf(value).find((id) => typeReferredTo(ontology, id, property) === undefined);
    if (stray === undefined) return undefined;
    return { rule: 'wrong-reference', message: `${of}: "${stray}" is no id of ${referredTo(property)}.` };
  };
}

const typesFor: Readonly<Record<Property['kind'], readonly [ColumnType, ...ColumnType[]]>> = {
  STRING: ['string', 'date'],
  DATE: ['date', 'string'],
  ENUM: ['string', 'date'],
  REFERENCE: ['string', 'date'],
  INT: ['int'],
  FLOAT: ['float', 'int'],
  BOOLEAN: ['boolean'],
};

const words: Readonly<Record<ColumnType, string>> = {
  string: 'a text',
  date: 'a text',
  int: 'a whole number',
  float: 'a number',
  boolean: 'true or false',
  list: 'a list',
};

/** Told once, for the first row that has a value: it is the column that is wrong. */
function wrongType(of: string, wanted: ColumnType, given: ColumnType): ColumnCheck['faultOf'] {
  let isTold = false;
  return () => {
    if (isTold) return undefined;
    isTold = true;
    return {
      rule: 'bad-value',
      message: `${of} holds ${words[wanted]}, and the column is read as ${words[given]}.`,
      hint: `Give its type behind its name in the header line of the rows, here ${wanted}.`,
    };
  };
}

const textsOf = (value: Value): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
