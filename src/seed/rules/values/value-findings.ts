/** Values against the types of their properties: shared by the rules that look at one value. */
import { didYouMean } from '../../../did-you-mean.js';
import type { Property } from '../../../ontology/model.js';
import { isBroken } from '../../../text/rule.js';
import { quoted } from '../../../text/visible.js';
import { uncut } from '../../../cypher/tree/literal.js';
import type { Value } from '../../../cypher/tree/value.js';
import { dateFault } from '../../properties/date-fault.js';
import { numberFault, numberOf } from '../../properties/number-fault.js';
import { entriesFault } from '../../properties/property-fault.js';
import { provenBy } from '../../properties/property-roles.js';
import { textFault } from '../../properties/text-fault.js';
import { assignments } from './properties.js';
import type { Finding } from '../rule.js';
import type { StatementContext } from '../../statement/statement-context.js';

type RuleId = 'bad-value' | 'bad-enum' | 'bad-date' | 'bad-name' | 'bad-text' | 'bad-uri' | 'too-long';

/** Rules that what is only looked for need not keep: it may be stored since before them. */
const ofWritten: readonly RuleId[] = ['bad-name', 'bad-text', 'bad-uri', 'too-long'];

/**
 * What is wrong with the values a statement assigns, as far as its text tells them: of the findings of all rules,
 * those of one.
 */
export function* valueFindingsOf(statement: StatementContext, id: RuleId): Generator<Finding> {
  const isCut = statement.all.tokens.length !== statement.text.tokens.length;
  for (const { type, assignment, reads } of assignments(statement)) {
    if (reads && ofWritten.includes(id)) continue;
    const { key } = assignment;
    const property = type.properties.get(key.name);
    const name = `${type.name}.${key.name}`;
    const look = { statement, id, name, reads };
    for (const given of statement.valuesOf(assignment.value)) {
      const value = isCut ? uncut(statement.all, given) : given;
      if (property) yield* valueFindings(look, property, value);
      else if (id === 'bad-value' && provenBy(type, key.name)) yield* listOfStrings(name, value);
    }
  }
}

interface Look {
  readonly statement: StatementContext;
  readonly id: RuleId;
  /** As messages call the property. */
  readonly name: string;
  /** The value is looked for, not given. */
  readonly reads: boolean;
}

function* valueFindings(look: Look, property: Property, value: Value): Generator<Finding> {
  const { statement, id, name, reads } = look;
  if (value.kind === 'DYNAMIC' || value.kind === 'NULL') return;
  if (property.list) {
    if (value.kind === 'LIST') {
      const long = entriesFault(property, value.items.length);
      if (long?.rule === id) yield { message: `${name}: ${long.message}`, hint: long.hint, at: value };
      for (const item of value.items) {
        if (isNothing(item)) {
          if (id === 'bad-value') yield nothing(name, item);
          continue;
        }
        yield* valueFindings(look, { ...property, list: false }, item);
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
  } else if (value.kind === 'STRING') yield* textFindings(look, property, value);
  else if (id === 'bad-value' && !reads && (property.kind === 'INT' || property.kind === 'FLOAT')) {
    const number = numberOf(statement.text.source.slice(value.start, value.end));
    const fault = number === undefined ? undefined : numberFault(property.kind, number);
    if (fault) yield { message: `${name}: ${fault.message}`, hint: fault.hint, at: value };
  }
}

function* textFindings(
  { statement, id, name, reads }: Look,
  property: Property,
  value: Value & { readonly kind: 'STRING' },
): Generator<Finding> {
  const { enums } = statement.ontology;
  if (id === 'bad-enum' && property.enumName !== undefined) {
    const values = enums.get(property.enumName)?.values.map((v) => v.name) ?? [];
    if (values.includes(value.text)) return;
    yield {
      message: `${quoted(value.text)} is not a value of ${name}.${didYouMean(value.text, values)}`,
      hint: `It is one of ${values.join(', ')}.`,
      at: value,
    };
  } else if (id === 'bad-date' && property.kind === 'DATE') {
    const fault = dateFault(value.text, reads ? undefined : property);
    if (fault) yield { message: `${name}: ${fault.message}`, hint: fault.hint, at: value };
  } else if (ofWritten.includes(id) || (id === 'bad-date' && property.dated && !reads)) {
    // That a name is missing, and that half a character stands in a text, is told in another way.
    if ((property.required && isBlank(value)) || isBroken(value.text)) return;
    const fault = textFault(property, value.text);
    if (fault?.rule !== id) return;
    const { message, hint } = fault;
    yield {
      message:
        id === 'bad-name' ? `${message.charAt(0).toUpperCase()}${message.slice(1)}` : `${name}: ${message}`,
      hint,
      at: value,
    };
  }
}

/** The server keeps no null in a list; a blank is an entry that nobody sees. */
const isNothing = (item: Value): boolean => item.kind === 'NULL' || isBlank(item);
const isBlank = (item: Value): boolean => item.kind === 'STRING' && item.text.trim() === '';

const nothing = (name: string, item: Value): Finding => ({
  message: `${name} has ${isBlank(item) ? 'a blank' : 'null'} in its list.`,
  hint: 'Leave it out.',
  at: item,
});

function* listOfStrings(name: string, value: Value): Generator<Finding> {
  if (value.kind === 'DYNAMIC' || value.kind === 'NULL') return;
  if (value.kind === 'LIST') for (const item of value.items) if (isNothing(item)) yield nothing(name, item);
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
