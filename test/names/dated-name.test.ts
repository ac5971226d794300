import { describe, expect, it } from 'vitest';
import { datedName } from '../../src/names/dated-name.js';
import { namesOf } from '../../src/names/entity-names.js';

describe('a name with a period', () => {
  it('is told apart from it by the last bar with blanks around it', () => {
    expect(datedName('Old name | 1998/2004')).toEqual({ text: 'Old name', period: '1998/2004' });
    expect(datedName('A | B | 1998')).toEqual({ text: 'A | B', period: '1998' });
    expect(datedName('A|B')).toEqual({ text: 'A|B', period: null });
  });

  it('is one of the names without it; without a period it is not told again', () => {
    const names = namesOf(
      { name: 'New', formerNames: ['Old | 1998/2004', 'Old', 'Old | 2010/2012'], aliases: ['N | 2004/..'] },
      { person: false },
    );
    expect(names.map(({ text, kind, period, fold }) => [text, kind, period, fold])).toEqual([
      ['New', 'NAME', null, 'new'],
      ['N', 'ALIAS', '2004/..', 'n'],
      ['Old', 'FORMER', '1998/2004', 'old'],
      ['Old', 'FORMER', '2010/2012', 'old'],
    ]);
  });
});
