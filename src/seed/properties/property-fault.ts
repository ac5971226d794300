/** Values against what the ontology says of their property: the right kind, of the closed sets, no longer than they may be. */
import { didYouMean } from '../../did-you-mean.js';
import type { Value } from '../../graph/values.js';
import type { Ontology, Property } from '../../ontology/model.js';
import { mostEntries } from '../../text/rule.js';
import { quoted, shortened } from '../../text/visible.js';
import { dateFault } from './date-fault.js';
import { numberFault } from './number-fault.js';
import { textFault, type TextFault } from './text-fault.js';

export interface Fault {
  readonly rule: 'bad-value' | 'bad-enum' | TextFault['rule'];
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
  const long = entriesFault(property, value.length);
  if (long) return long;
  for (const item of value) {
    const fault = scalarFault(property, item, ontology);
    if (fault) return fault;
  }
  return undefined;
}

/** Evidence grows from seed to seed; every other list is one that an author wrote. */
export const entriesFault = ({ to }: Property, count: number): Fault | undefined =>
  to === 'Evidence' || count <= mostEntries
    ? undefined
    : {
        rule: 'too-long',
        message: `it has ${count} entries; a list has at most ${mostEntries}.`,
        hint: 'So many entries may be nodes of their own.',
      };

export const isBlank = (value: Value): boolean => typeof value === 'string' && value.trim() === '';

function scalarFault(property: Property, value: Value, ontology: Ontology): Fault | undefined {
  const wrong = (expected: string): Fault => ({
    rule: 'bad-value',
    message: `expected ${expected}, got ${shortened(JSON.stringify(value), 200)}.`,
    hint: property.description,
  });
  switch (property.kind) {
    case 'STRING':
    case 'REFERENCE':
      return typeof value === 'string' ? textFault(property, value) : wrong('a text');
    case 'BOOLEAN':
      return typeof value === 'boolean' ? undefined : wrong('true or false');
    case 'INT':
    case 'FLOAT': {
      const number = numberIn(value);
      if (number === undefined) return wrong(property.kind === 'INT' ? 'a whole number' : 'a number');
      const fault = numberFault(property.kind, number);
      return fault && { rule: 'bad-value', ...fault };
    }
    case 'ENUM':
      return enumFault(property, value, ontology);
    case 'DATE':
      if (typeof value !== 'string')
        return {
          rule: 'bad-date',
          message: 'a date is a text in EDTF.',
          hint: "As in '2025-03-28' or '2025-04~'.",
        };
      return badDate(value, property);
  }
}

/** What the graph holds beyond 2^53 comes as `{Integer: '9007199254740993'}`. */
function numberIn(value: Value): number | bigint | undefined {
  if (typeof value === 'number') return value;
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
  return typeof value.Integer === 'string' ? BigInt(value.Integer) : undefined;
}

function badDate(text: string, property: Property): Fault | undefined {
  const fault = dateFault(text, property);
  return fault && { rule: 'bad-date', ...fault };
}

function enumFault({ enumName = '' }: Property, value: Value, ontology: Ontology): Fault | undefined {
  const values = ontology.enums.get(enumName)?.values ?? [];
  if (values.some(({ name }) => name === value)) return undefined;
  const names = values.map(({ name }) => name);
  const near = typeof value === 'string' ? didYouMean(value, names) : '';
  return {
    rule: 'bad-enum',
    message: `${typeof value === 'string' ? quoted(value) : shortened(JSON.stringify(value), 200)} is not one of its values.${near}`,
    hint: `It is one of ${names.join(', ')}.`,
  };
}
