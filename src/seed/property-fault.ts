/** Values against what the ontology says of their property: the right kind, of the closed sets. */
import { didYouMean } from '../did-you-mean.js';
import type { Value } from '../graph/values.js';
import type { Ontology, Property } from '../ontology/model.js';
import { dateFault } from './date-fault.js';

export interface Fault {
  readonly rule: 'bad-value' | 'bad-enum' | 'bad-date';
  readonly message: string;
  readonly hint: string;
}

/** undefined when a property may hold the value. */
export function faultOf(property: Property, value: Value, ontology: Ontology): Fault | undefined {
  if (!property.list) return scalarFault(property, value, ontology);
  if (!Array.isArray(value))
    return { rule: 'bad-value', message: 'expected a list.', hint: "Write it in brackets: ['…']." };
  if (value.some(isBlank))
    return { rule: 'bad-value', message: 'a blank in its list.', hint: 'Leave it out.' };
  for (const item of value) {
    const fault = scalarFault(property, item, ontology);
    if (fault) return fault;
  }
  return undefined;
}

export const isBlank = (value: Value): boolean => typeof value === 'string' && value.trim() === '';

function scalarFault(property: Property, value: Value, ontology: Ontology): Fault | undefined {
  const wrong = (expected: string): Fault => ({
    rule: 'bad-value',
    message: `expected ${expected}, got ${JSON.stringify(value)}.`,
    hint: property.description,
  });
  switch (property.kind) {
    case 'STRING':
    case 'REFERENCE':
      return typeof value === 'string' ? undefined : wrong('a text');
    case 'BOOLEAN':
      return typeof value === 'boolean' ? undefined : wrong('true or false');
    case 'INT':
      return Number.isInteger(value) ? undefined : wrong('a whole number');
    case 'FLOAT':
      return typeof value === 'number' ? undefined : wrong('a number');
    case 'ENUM':
      return enumFault(property, value, ontology);
    case 'DATE':
      if (typeof value !== 'string')
        return {
          rule: 'bad-date',
          message: 'a date is a text in EDTF.',
          hint: "As in '2025-03-28' or '2025-04~'.",
        };
      return badDate(value);
  }
}

function badDate(text: string): Fault | undefined {
  const fault = dateFault(text);
  return fault && { rule: 'bad-date', ...fault };
}

function enumFault({ enumName = '' }: Property, value: Value, ontology: Ontology): Fault | undefined {
  const values = ontology.enums.get(enumName)?.values ?? [];
  if (values.some(({ name }) => name === value)) return undefined;
  const names = values.map(({ name }) => name);
  const near = typeof value === 'string' ? didYouMean(value, names) : '';
  return {
    rule: 'bad-enum',
    message: `${JSON.stringify(value)} is not one of its values.${near}`,
    hint: `It is one of ${names.join(', ')}.`,
  };
}
