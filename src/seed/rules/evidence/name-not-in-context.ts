import type { SeedContext } from '../../world/seed-context.js';
import type { Thing } from '../../world/thing.js';
import { comparable, mayHaveOtherNames, namesOf } from '../../world/words.js';
import type { SeedRule } from '../rule.js';

export const nameNotInContext: SeedRule = {
  id: 'name-not-in-context',
  severity: 'warning',
  title: 'The line of a quote names both ends of its fact',
  reason: 'A quote that speaks of somebody else is the commonest way in which a wrong fact looks proven.',
  wrong: `MERGE (o:Organisation {id: 'org/uisee'})
SET o.name = '馭勢科技', o.kind = 'COMPANY', o.evidence = ['jinggang/signing'];
MATCH (o:Organisation {id: 'org/uisee'}), (a:Agreement {id: 'agreement/x'})
MERGE (o)-[r:PARTY_TO]->(a)
SET r.evidence = ['jinggang/signing'];`,
  right: `MATCH (o:Organisation {id: 'org/bjkw'}), (a:Agreement {id: 'agreement/x'})
MERGE (o)-[r:PARTY_TO]->(a)
SET r.evidence = ['jinggang/signing'];`,
  *checkSeed(seed) {
    for (const thing of seed.things) {
      const given = thing
        .in(seed.number)
        .findLast(({ element }) => element.properties.some((p) => p.name === 'evidence'));
      const lines = given && !thing.isNode ? linesOf(seed, thing) : undefined;
      if (!given || !lines) continue;
      const inferred = thing.texts('inferred').texts;
      for (const [role, end] of [
        ['from', thing.from],
        ['to', thing.to],
      ] as const) {
        if (!end || inferred.includes(role) || isNamed(end, lines)) continue;
        yield {
          message: `The lines quoted for ${thing.called.replace(/^This /, 'this ')} do not name ${end.called}${nameIn(end)}.`,
          hint: `Quote a passage that names it, or add the name in the passage to its aliases; if the source only implies it, SET r.inferred = ['${role}'] and say in note from what.`,
          at: given.element.at,
        };
      }
    }
  },
};

interface Lines {
  /** The quoted lines and the titles of their sources, comparable. */
  readonly text: string;
  /** Who is quoted. */
  readonly speakers: readonly string[];
}

/** undefined where they are not all known: rows of data sets have no lines. */
function linesOf({ world }: SeedContext, fact: Thing): Lines | undefined {
  const { texts: ids, open } = fact.texts('evidence');
  const [lines, speakers]: [string[], string[]] = [[], []];
  for (const id of ids) {
    const evidence = world.nodes.get(id);
    const quote = evidence && world.quotes.of(evidence);
    if (!evidence || !quote?.place.found) return undefined;
    lines.push(comparable(quote.place.context), comparable(quote.source.title));
    speakers.push(...evidence.texts('saidBy').texts);
  }
  return open || ids.length === 0 ? undefined : { text: lines.join('\n'), speakers };
}

function isNamed(end: Thing, { text, speakers }: Lines): boolean {
  const names = namesOf(end).map(comparable);
  // Not known, told elsewhere, or no name that a text would use: what a figure measures is told in its own words.
  if (!end.isKnown || mayHaveOtherNames(end) || names.length === 0 || !end.type.properties.has('name'))
    return true;
  if (end.texts('inferred').texts.includes('name') || speakers.includes(end.called)) return true;
  const status = end.last('status');
  const isPlanned = status !== undefined && status !== 'UNKNOWN' && status.value === 'PLANNED';
  return names.some((name) => text.includes(name) || isMeant(name, text, isPlanned));
}

/** 本次論壇, the Council, HKPC, Chan: how texts speak of what they named before, or of what has no settled name yet. */
function isMeant(name: string, text: string, isPlanned: boolean): boolean {
  if (/\p{Script=Han}/u.test(name)) {
    for (let length = 2; length < name.length; length++) {
      const tail = name.slice(-length);
      const before = text.indexOf(tail) - 1;
      if (before < -1) return false;
      if (isPlanned || demonstratives.some((word) => text.includes(word + tail))) return true;
    }
    return false;
  }
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const initials = words.map((word) => word.charAt(0)).join('');
  const last = words.at(-1) ?? '';
  const known = new Set(text.split(/[^\p{L}\p{N}]+/u));
  return (
    (initials.length > 1 && known.has(initials)) || (words.length > 1 && last.length > 2 && known.has(last))
  );
}

/** Folded. */
const demonstratives = ['本次', '本届', '此次', '这次', '该', '上述', '前述'];

const nameIn = (end: Thing): string => {
  const [name] = end.texts('name').texts;
  return name === undefined ? '' : ` (${name})`;
};
