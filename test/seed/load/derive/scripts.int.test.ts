/** 北京 is the same in both scripts: the language of its source tells, and follows the source. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { asker } from '../../../support/api.js';
import { emptiedGraph, exported, load, seed, seedFolder, undo } from '../../../support/seeds.js';

const graph = emptiedGraph();
const ask = asker(graph);

const official = `MERGE (p:Place {id: 'place/beijing'})
SET p.name = '北京', p.aliases = ['北京', '京', 'Peking'], p.evidence = ['t/signing'];\n`;
const source = (language: string, sentence = '甲方與乙方簽署協議。') =>
  `---\nid: source/test\ntitle: Test\npublishedOn: 2025-03-28\nlanguage: ${language}\n---\n${sentence}\n`;

async function shown() {
  const { data } = await ask(
    '{ place(id: "place/beijing") { name nameLanguage hans: name(lang: ZH_HANS) en: name(lang: EN) names { text lang } } }',
  );
  return data?.place;
}
const stored = () =>
  graph.readLatest(
    `MATCH (n:Place)-[:HAS_NAME]->(m)
     RETURN n.nameLang AS lang, n.nameLangs AS langs, n.nameIn AS best, m.id AS name, m.lang AS of ORDER BY name`,
  );

it('names have the script of their source, and follow when it is corrected and taken back', async () => {
  const folder = seedFolder({
    '0001-a.cypher': seed(official),
    'sources/test.txt': source('zh-Hant'),
  });
  expect(await load(graph, folder)).toMatchObject({ error: undefined });
  expect(await shown()).toEqual({
    name: '北京',
    nameLanguage: 'ZH_HANT',
    hans: '北京',
    en: 'Peking',
    names: [
      { text: '北京', lang: 'ZH_HANT' },
      { text: '北京', lang: 'ZH_HANT' },
      { text: '京', lang: 'ZH_HANT' },
      { text: 'Peking', lang: 'EN' },
    ],
  });
  const [before, export_] = [await stored(), await exported(graph)];
  expect(before.map(({ of }) => of)).toEqual(['EN', 'ZH_HANT', 'ZH_HANT', 'ZH_HANT']);

  writeFileSync(join(folder, 'sources/other.txt'), source('zh-Hans').replace('source/test', 'source/other'));
  const statement = "MATCH (e:Evidence {id: 't/signing'}) SET e.source = 'source/other';";
  const header = '//! title: Correction\n//! source: sources/other.txt\n//! corrects: 0001\n';
  writeFileSync(join(folder, '0002-b.cypher'), `${header}${statement}\n`);
  expect(await load(graph, folder)).toMatchObject({ error: undefined });
  expect(await shown()).toMatchObject({ nameLanguage: 'ZH_HANS', names: [{ lang: 'ZH_HANS' }, {}, {}, {}] });

  expect(await undo(graph, { number: 2 })).toMatchObject({ refused: undefined });
  expect(await stored()).toEqual(before);
  expect(await exported(graph)).toEqual(export_);
}, 90_000);

it('names of a source that does not tell its script have none', async () => {
  const folder = seedFolder({ '0001-a.cypher': seed(official), 'sources/test.txt': source('zh') });
  expect(await load(graph, folder)).toMatchObject({ error: undefined });
  expect(await shown()).toMatchObject({ nameLanguage: null, names: [{ lang: null }, {}, {}, {}] });
});
