import type { Value } from '../../../cypher/tree/value.js';
import type { Rule } from '../rule.js';

export const setTwice: Rule = {
  id: 'set-twice',
  title: 'A statement sets a property once',
  reason: 'Only the last of two values is kept, and nobody hears of the first, or of its evidence.',
  wrong: "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.nameEn = 'HKPC', o.nameEn = 'Productivity Council';",
  right:
    "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.nameEn = 'Productivity Council', o.aliases = ['HKPC'];",
  *check({ elements, text }) {
    const written = ({ start, end }: Value) => text.source.slice(start, end);
    for (const { variable = 'x', assigned } of elements) {
      // What a MERGE sets only when it creates, or only when it matches, is another case.
      const set = assigned.filter(({ by, always }) => by === 'SET' && always === true);
      for (const [index, { key, value }] of set.entries()) {
        const before = set.slice(0, index).findLast((one) => one.key.name === key.name);
        if (!before || !restsOnNothing(value) || written(before.value) === written(value)) continue;
        const { name, ...at } = key;
        yield {
          message: `${variable}.${name} is set already, and only this value would be kept.`,
          hint: 'Keep one of the two.',
          at,
        };
      }
    }
  },
};

/** An expression may make its value of the one before. */
const restsOnNothing = (value: Value): boolean =>
  value.kind === 'LIST'
    ? value.items.every(restsOnNothing)
    : value.kind !== 'DYNAMIC' || value.from !== undefined;
