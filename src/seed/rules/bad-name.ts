import { artefactLength } from '../../evidence/artefact.js';
import { assignments } from './properties.js';
import type { Rule } from './rule.js';

export const badName: Rule = {
  id: 'bad-name',
  title: 'Names have no blanks around them, and nothing in them that only scraping left',
  reason: 'A name is shown, sorted and searched as it is given; what a page never showed is no part of it.',
  wrong: "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.aliases = ['生產(chǎn)力局 '];",
  right: "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.aliases = ['生產力局'];",
  *check(statement) {
    for (const { type, assignment, reads } of assignments(statement)) {
      if (reads || type.properties.get(assignment.key.name)?.isName !== true) continue;
      for (const given of statement.valuesOf(assignment.value)) {
        for (const value of given.kind === 'LIST' ? given.items : [given]) {
          if (value.kind !== 'STRING' || value.text.trim() === '') continue;
          const artefacts = artefactsIn(value.text);
          const clean = artefacts.reduce((text, artefact) => text.replace(artefact, ''), value.text).trim();
          const faults = [
            ...(value.text.trim() === value.text ? [] : ['blanks around it']),
            ...(artefacts.length === 0 ? [] : [`${artefacts.join(', ')} of a scraper in it`]),
          ];
          if (faults.length === 0) continue;
          yield {
            message: `The name "${value.text.slice(0, 80)}" has ${faults.join(', and ')}.`,
            hint: `Write '${clean}'.`,
            at: value,
          };
        }
      }
    }
  },
};

/** `(chuàng)` of `創(chuàng)新`. */
function artefactsIn(text: string): string[] {
  return [...text.matchAll(/(.)[(（]/gu)].flatMap(({ index, 1: before = '' }) => {
    const start = index + before.length;
    const length = artefactLength(text, start, before);
    return length > 0 ? [text.slice(start, start + length)] : [];
  });
}
