/** Checks values against the ontology: present where required, of the right kind, of the closed sets, in order. */
import { didYouMean } from '../../../did-you-mean.js';
import type { Value } from '../../../graph/values.js';
import type { Ontology } from '../../../ontology/model.js';
import type { Change } from '../elements/change.js';
import { orderFault } from '../../properties/order-fault.js';
import { faultOf, isBlank } from '../../properties/property-fault.js';
import { isEvidenceList } from '../../properties/property-roles.js';
import { same } from '../../properties/values.js';
import type { Conflict } from './conflicts.js';
import { called, type Report } from './report.js';

export function checkProperties(change: Change, ontology: Ontology, report: Report): void {
  const { type, stated, earlier, element } = change;
  const key = 'key' in type ? type.key.filter((name) => name !== type.term) : [];
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
      if ((value === '' && key.includes(name)) || (property.required && isBlank(value))) continue;
      // The doctor reports values that are older than a rule: this seed need not correct them.
      if (same(earlier[name], value)) continue;
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
  checkOrder(change, report);
  checkInferred(change, report);
}

/** Checks values that are kept beside stored ones. */
export function checkClaimed(conflicts: readonly Conflict[], ontology: Ontology, report: Report): void {
  for (const { change, property: name, given, settlement } of conflicts) {
    const property = change.type.properties.get(name);
    const fault = property && settlement === 'KEEP_BOTH' && faultOf(property, given, ontology);
    if (fault)
      report(change, fault.rule, `${change.type.name}.${name}: ${fault.message}`, {
        property: name,
        hint: fault.hint,
      });
  }
}

/** Checks ends against their starts, whichever of the two this seed gives. */
function checkOrder(change: Change, report: Report): void {
  const { type, stated, earlier } = change;
  const isNew = (property: string) => !same(earlier[property], stated[property]);
  for (const { name, endOf = [] } of type.properties.values()) {
    for (const start of endOf) {
      if (!isNew(name) && !isNew(start)) continue;
      const fault = orderFault({ name: start, value: stated[start] }, { name, value: stated[name] });
      if (fault)
        report(change, 'end-before-start', `${called(change)}: ${fault.message}`, {
          property: isNew(name) ? name : start,
          hint: fault.hint,
        });
    }
  }
}

/** Checks properties, or the ends of a fact, that the author inferred. */
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
