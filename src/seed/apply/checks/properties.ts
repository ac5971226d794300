/** Values against the ontology: there where required, of the right kind, of the closed sets. */
import { BadDateError, parsePartialDate } from '../../../dates/partial-date.js';
import { didYouMean } from '../../../did-you-mean.js';
import type { Value } from '../../../graph/values.js';
import type { Ontology, Property } from '../../../ontology/model.js';
import type { Change } from '../changes.js';
import { isEvidenceList } from '../../property-roles.js';
import { called, type Report } from './report.js';

export function checkProperties(change: Change, ontology: Ontology, report: Report): void {
  const { type, stated, element } = change;
  const key = 'key' in type ? type.key : [];
  for (const property of type.properties.values()) {
    const value = stated[property.name] ?? null;
    if (property.required && (value === null || isBlank(value))) {
      const missing = property.isName ? 'missing-name' : 'missing-property';
      report(change, missing, `${called(change)} has no ${property.name}.`, {
        property: property.name,
        hint: property.description,
      });
    }
    if (key.includes(property.name) && value === null) {
      report(
        change,
        'missing-key',
        `${called(change)} has no ${property.name}, which belongs to its identity.`,
        {
          hint: `Write it in the pattern, '' where the source gives none: -[:${type.name} {${property.name}: ''}]->.`,
        },
      );
    }
  }
  for (const [name, value] of Object.entries(stated)) {
    if (value === null || (name === 'id' && element.kind === 'NODE')) continue;
    const property = type.properties.get(name);
    if (property) {
      if (value === '' && key.includes(name)) continue;
      const fault = faultOf(property, value, ontology);
      if (fault)
        report(change, fault.rule, `${type.name}.${name}: ${fault.message}`, {
          property: name,
          hint: fault.hint,
        });
    } else if (!isEvidenceList(type, name)) {
      const near = didYouMean(name, type.properties.keys());
      report(change, 'unknown-property', `${type.name} has no property ${name}.${near}`, { property: name });
    } else if (!isTexts(value) || value.some(isBlank)) {
      report(change, 'bad-value', `${type.name}.${name} is a list of evidence ids.`, { property: name });
    }
  }
  checkInferred(change, report);
}

/** Properties, or the ends of a fact, that the author inferred. */
function checkInferred(change: Change, report: Report): void {
  const { type, stated, element } = change;
  if (!isTexts(stated.inferred)) return;
  const known = [...type.properties.keys(), ...(element.kind === 'RELATIONSHIP' ? ['from', 'to'] : [])];
  for (const name of stated.inferred.filter((given) => !known.includes(given))) {
    report(
      change,
      'unknown-property',
      `inferred names ${name}, which ${type.name} does not have.${didYouMean(name, known)}`,
      {
        property: 'inferred',
      },
    );
  }
}

const isTexts = (value: Value | undefined): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

interface Fault {
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
}

function faultOf(property: Property, value: Value, ontology: Ontology): Fault | undefined {
  if (!property.list) return scalarFault(property, value, ontology);
  if (!Array.isArray(value))
    return { rule: 'bad-value', message: 'expected a list.', hint: "Write it in brackets: ['…']." };
  if (value.some(isBlank))
    return { rule: 'bad-value', message: 'a blank in its list.', hint: 'Leave it out.' };
  return value.map((item) => scalarFault(property, item, ontology)).find((fault) => fault !== undefined);
}

const isBlank = (value: Value): boolean => typeof value === 'string' && value.trim() === '';

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
      return dateFault(value) ?? undefined;
  }
}

function enumFault(property: Property, value: Value, ontology: Ontology): Fault | undefined {
  const values = (ontology.enums.get(property.enumName ?? '')?.values ?? []).map((v) => v.name);
  if (typeof value === 'string' && values.includes(value)) return undefined;
  const near = typeof value === 'string' ? didYouMean(value, values) : '';
  return {
    rule: 'bad-enum',
    message: `${JSON.stringify(value)} is not one of its values.${near}`,
    hint: `It is one of ${values.join(', ')}.`,
  };
}

function dateFault(value: Value): Fault | undefined {
  if (typeof value !== 'string') {
    return {
      rule: 'bad-date',
      message: 'a date is a text in EDTF.',
      hint: "As in '2025-03-28' or '2025-04~'.",
    };
  }
  try {
    parsePartialDate(value);
    return undefined;
  } catch (error) {
    if (!(error instanceof BadDateError)) throw error;
    return {
      rule: 'bad-date',
      message: `${error.text}: ${error.reason}.`,
      hint: 'Dates are EDTF, as in 2025-03-28, 2025-04~, 2024.',
    };
  }
}
