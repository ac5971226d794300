/** Values against the ontology: there where required, of the right kind, of the closed sets. */
import { didYouMean } from '../../../did-you-mean.js';
import type { Value } from '../../../graph/values.js';
import type { Ontology } from '../../../ontology/model.js';
import type { Change } from '../changes.js';
import { faultOf, isBlank } from '../../property-fault.js';
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
