/** Texts against the one rule of text, by what their property holds. */
import { artefactLength } from '../../evidence/artefact.js';
import type { Property } from '../../ontology/model.js';
import { datedName } from '../../names/dated-name.js';
import { cleaned, lengthFault, textFaults } from '../../text/rule.js';
import { isUri } from '../../text/uri.js';
import { quoted, shortened } from '../../text/visible.js';
import { dateFault } from './date-fault.js';

export interface TextFault {
  readonly rule: 'bad-name' | 'bad-text' | 'bad-date' | 'bad-uri' | 'too-long';
  readonly message: string;
  readonly hint: string;
}

/** undefined when a property of texts, or of ids, may hold it. */
export function textFault(property: Property, text: string): TextFault | undefined {
  const { kind, isName, form } = property;
  if (kind !== 'STRING' && kind !== 'REFERENCE') return undefined;
  if (property.dated) return datedNameFault({ ...property, dated: undefined }, text);
  const of = kind === 'REFERENCE' ? 'ID' : isName ? 'NAME' : form === 'URI' ? 'LINE' : (form ?? 'LINE');
  const long = lengthFault(text, of);
  if (long !== undefined)
    return { rule: 'too-long', message: `it has ${long}.`, hint: `It begins ${quoted(text)}.` };
  // What ids look like is a rule of its own.
  if (of === 'ID' || of === 'VERBATIM') return undefined;
  if (of === 'NAME') return nameFault(text);
  const faults = textFaults(text, of);
  if (faults.length > 0)
    return {
      rule: 'bad-text',
      message: `it has ${listed(faults)}.`,
      hint: 'Remove it; nobody would see it.',
    };
  return form !== 'URI' || isUri(text)
    ? undefined
    : { rule: 'bad-uri', message: `${quoted(text)} is no URI.`, hint: uriHint };
}

const uriHint = 'A URI begins with its scheme, as in https://ror.org/02j1m6098, and has no blanks.';

/** The name without its period, and the period. */
function datedNameFault(property: Property, given: string): TextFault | undefined {
  const { text, period } = datedName(given);
  const fault = textFault(property, text);
  if (fault || period === null) return fault;
  const wrong = dateFault(period);
  return (
    wrong && {
      rule: 'bad-date',
      message: `the period of the name ${quoted(given)}: ${wrong.message}`,
      hint: `${wrong.hint} A bar that belongs to the name has no blanks around it.`,
    }
  );
}

function nameFault(text: string): TextFault | undefined {
  const artefacts = artefactsIn(text);
  const faults = [
    ...textFaults(text, 'NAME'),
    ...(artefacts.length === 0 ? [] : [`${artefacts.join(', ')} of a scraper in it`]),
  ];
  if (faults.length === 0) return undefined;
  const bare = artefacts.reduce((rest, artefact) => rest.replace(artefact, ''), text);
  const clean = textFaults(bare, 'NAME').length === 0 ? bare : cleaned(bare, 'NAME');
  const isNothing = textFaults(clean, 'NAME').length > 0 || clean === '';
  return {
    rule: 'bad-name',
    message: `the name ${quoted(text)} has ${listed(faults)}.`,
    hint: isNothing ? 'Give a name that can be seen, or leave it out.' : `Write '${shortened(clean, 200)}'.`,
  };
}

const listed = (faults: readonly string[]): string => faults.join(', and ');

/** `(chuàng)` of `創(chuàng)新`. */
function artefactsIn(text: string): string[] {
  if (!/[(（]/.test(text)) return [];
  return [...text.matchAll(/(.)[(（]/gu)].flatMap(({ index, 1: before = '' }) => {
    const start = index + before.length;
    const length = artefactLength(text, start, before);
    return length > 0 ? [text.slice(start, start + length)] : [];
  });
}
