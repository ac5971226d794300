/** Values against the types of their properties: shared by bad-value, bad-enum and bad-date. */
import { didYouMean } from '../../did-you-mean.js';
import type { Ontology, Property } from '../../ontology/model.js';
import type { Value } from '../parse/value.js';
import { dateFault } from '../date-fault.js';
import { provenBy } from '../property-roles.js';
import { assignments } from './properties.js';
import type { Finding, StatementContext } from './rule.js';

/**
 * What is wrong with the values a statement assigns, as far as its text tells them: of the findings of three rules,
 * those of one.
 */
export function* valueFindingsOf(
  statement: StatementContext,
  id: 'bad-value' | 'bad-enum' | 'bad-date',
): Generator<Finding> {
  for (const { type, assignment } of assignments(statement)) {
    const { key } = assignment;
    const property = type.properties.get(key.name);
    const name = `${type.name}.${key.name}`;
    for (const value of statement.valuesOf(assignment.value)) {
      if (property) yield* valueFindings(statement.ontology, id, name, property, value);
      else if (id === 'bad-value' && provenBy(type, key.name)) yield* listOfStrings(name, value);
    }
  }
}

function* valueFindings(
  ontology: Ontology,
  id: string,
  name: string,
  property: Property,
  value: Value,
): Generator<Finding> {
  if (value.kind === 'DYNAMIC' || value.kind === 'NULL') return;
  if (property.list) {
    if (value.kind === 'LIST') {
      for (const item of value.items) {
        if (id === 'bad-value') yield* nothing(name, item);
        yield* valueFindings(ontology, id, name, { ...property, list: false }, item);
      }
    } else if (id === 'bad-value') {
      yield { message: `${name} holds a list.`, hint: 'Write […], also around one value.', at: value };
    }
    return;
  }
  const expected = expectedKinds[property.kind];
  if (!expected.kinds.includes(value.kind)) {
    const rule = property.kind === 'DATE' && value.kind === 'TEMPORAL' ? 'bad-date' : 'bad-value';
    if (id === rule) yield { message: `${name} holds ${expected.words}.`, at: value };
  } else if (value.kind === 'STRING' && id === 'bad-enum' && property.enumName !== undefined) {
    const values = ontology.enums.get(property.enumName)?.values.map((v) => v.name) ?? [];
    if (values.includes(value.text)) return;
    yield {
      message: `"${value.text.slice(0, 80)}" is not a value of ${name}.${didYouMean(value.text, values)}`,
      hint: `It is one of ${values.join(', ')}.`,
      at: value,
    };
  } else if (value.kind === 'STRING' && id === 'bad-date' && property.kind === 'DATE') {
    const fault = dateFault(value.text);
    if (fault) yield { message: `${name}: ${fault.message}`, hint: fault.hint, at: value };
  }
}

/** The server keeps no null in a list; a blank is an entry that nobody sees. */
function* nothing(name: string, item: Value): Generator<Finding> {
  const isBlank = item.kind === 'STRING' && item.text.trim() === '';
  if (item.kind !== 'NULL' && !isBlank) return;
  yield {
    message: `${name} has ${isBlank ? 'a blank' : 'null'} in its list.`,
    hint: 'Leave it out.',
    at: item,
  };
}

function* listOfStrings(name: string, value: Value): Generator<Finding> {
  if (value.kind === 'DYNAMIC' || value.kind === 'NULL') return;
  if (value.kind === 'LIST') for (const item of value.items) yield* nothing(name, item);
  const wrong =
    value.kind !== 'LIST' || value.items.some(({ kind }) => !['STRING', 'DYNAMIC', 'NULL'].includes(kind));
  if (wrong) yield { message: `${name} holds a list of ids of Evidence.`, hint: "Write ['…'].", at: value };
}

const text = { kinds: ['STRING'] as readonly Value['kind'][], words: 'a text' };
const expectedKinds: Readonly<Record<Property['kind'], { kinds: readonly Value['kind'][]; words: string }>> =
  {
    STRING: text,
    DATE: { ...text, words: "a date as a text, such as '2025-03-28'" },
    ENUM: { ...text, words: 'one of a list of words, in quotes' },
    REFERENCE: { ...text, words: 'an id, in quotes' },
    INT: { kinds: ['INT'], words: 'a whole number' },
    FLOAT: { kinds: ['INT', 'FLOAT'], words: 'a number' },
    BOOLEAN: { kinds: ['BOOLEAN'], words: 'true or false' },
  };
