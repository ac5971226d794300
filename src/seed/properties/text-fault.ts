/** Texts against the one rule of text, by what their property holds. */
import { artefactLength } from '../../evidence/artefact.js';
import type { Property } from '../../ontology/model.js';
import { cleaned, lengthFault, textFaults } from '../../text/rule.js';
import { quoted, shortened } from '../../text/visible.js';

export interface TextFault {
  readonly rule: 'bad-name' | 'bad-text' | 'too-long';
  readonly message: string;
  readonly hint: string;
}

/** undefined when a property of texts, or of ids, may hold it. */
export function textFault({ kind, isName, form }: Property, text: string): TextFault | undefined {
  if (kind !== 'STRING' && kind !== 'REFERENCE') return undefined;
  const of = kind === 'REFERENCE' ? 'ID' : isName ? 'NAME' : (form ?? 'LINE');
  const long = lengthFault(text, of);
  if (long !== undefined)
    return { rule: 'too-long', message: `it has ${long}.`, hint: `It begins ${quoted(text)}.` };
  // What ids look like is a rule of its own.
  if (of === 'ID' || of === 'VERBATIM') return undefined;
  if (of === 'NAME') return nameFault(text);
  const faults = textFaults(text, of);
  return faults.length === 0
    ? undefined
    : { rule: 'bad-text', message: `it has ${listed(faults)}.`, hint: 'Remove it; nobody would see it.' };
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
