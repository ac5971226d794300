import { isFault, readLocator } from '../../properties/locator.js';
import { textOf } from '../../statement/given.js';
import type { SeedRule } from '../rule.js';

export const badLocator: SeedRule = {
  id: 'bad-locator',
  title: 'A locator that begins with a file of rows leads to a row of it',
  reason:
    'Readers are shown the row itself. A locator may also be an address or any words; one that begins with a file of rows names a file that the header declares, alone or with a row that it has.',
  wrong: `MERGE (e:Evidence {id: 'jinggang/aim'})
SET e.source = 'source/bjnews-jinggang-forum', e.locator = 'rows/nothing.csv row 99999';
MERGE (o:Organisation {id: 'org/hkpc'}) SET o.evidence = ['jinggang/aim'];`,
  right: `//! rows: rows/members.csv as members
MERGE (e:Evidence {id: 'jinggang/aim'})
SET e.source = 'source/bjnews-jinggang-forum', e.locator = 'rows/members.csv row 1';
MERGE (o:Organisation {id: 'org/hkpc'}) SET o.evidence = ['jinggang/aim'];`,
  *checkSeed({ things, number, header }) {
    const files = header.rows.map(({ file }) => file);
    for (const thing of things) {
      if (thing.type.name !== 'Evidence') continue;
      for (const { element } of thing.in(number)) {
        for (const { name, value } of element.properties) {
          const locator = name === 'locator' ? textOf(value) : undefined;
          const read = locator === undefined ? undefined : readLocator(locator, files);
          if (isFault(read)) yield { ...read, at: value };
        }
      }
    }
  },
};
