import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../src/package.js';
import { formatSeed } from '../../../src/seed/format/format-seed.js';
import { normaliseSeed } from '../../../src/seed/files/checksum.js';
import { shapeOf } from '../../../src/cypher/parser/shape.js';
import { splitStatements } from '../../../src/cypher/text/split.js';
import type { TreeNode } from '../../../src/cypher/tree/tree.js';
import { tckSample } from '../../cypher/tck/queries.js';
import { treesOnly } from '../../cypher/tck/trees-only.js';
import { picks, relaid, whiteSpace, withComments } from './scramble.js';

const format = (text: string): string => {
  const result = formatSeed(text, '0001-test.cypher', treesOnly);
  if (!result.ok) throw new Error(`${result.problem.message}\n${text}`);
  return result.text;
};

/** What the parser makes of each statement: its tree, with the texts of the tokens, and keywords in one case. */
function meaning(given: string): unknown {
  const text = normaliseSeed(given);
  return splitStatements(text).map((statement) => {
    const shape = shapeOf(text, statement);
    const strip = (node: TreeNode): unknown =>
      node.rule === '' ? node.word : [node.rule, node.children.map(strip)];
    const names = statement.tokens.filter(({ kind }) => kind !== 'WORD' && kind !== 'SYMBOL');
    const { tree } = treesOnly.parse(shape);
    return [tree && strip(tree), names.map(({ start, end }) => text.slice(start, end))];
  });
}

const commentsOf = (given: string): string[] => {
  const text = normaliseSeed(given);
  const tokens = splitStatements(text).flatMap((statement) => statement.tokens);
  const holes = [{ start: 0, end: 0 }, ...tokens, { start: text.length, end: text.length }];
  const gaps = holes.slice(1).map((token, index) => text.slice(holes[index]?.end, token.start));
  return gaps
    .flatMap((gap) => gap.match(/\/\/[^\n]*|\/\*[^]*?\*\//g) ?? [])
    .map((comment) => comment.trimEnd());
};

const seedFolder = join(packageRoot, 'seed');
const realSeeds = readdirSync(seedFolder)
  .filter((file) => file.endsWith('.cypher'))
  .map((file) => readFileSync(join(seedFolder, file), 'utf8'));

const generated = [
  "MERGE (e:Evidence {id: 'a/b'}) SET e.source = 'source/a', e.quote = '香港; \\'生產力\\'  促進局 // 簽署', e.occurrence = 1",
  'MERGE (`set`:`Odd ``name; ` {id: "x"}) ON CREATE SET `set`.end = [1, 2.5e3, -1, null], `set`.b = TRUE',
  "MATCH (o1:Organisation {id: 'org/a'}), (o2:Organisation {id: 'org/b'}) MERGE (o1)-[r:COOPERATES_WITH {through: ''}]->(o2) SET r.evidence = ['t/a', 't/b'], r += {note: 'a\n  b'}",
  `UNWIND [${Array.from({ length: 20 }, (_, n) => `{id: 'org/${n}', name: '公司 ${n}'}`).join(', ')}] AS row MERGE (o:Organisation {id: row.id}) SET o.name = row.name`,
  'UNWIND $members AS m MATCH (a) WHERE a.x <= 1 AND a.y <> 2 OR NOT a.z =~ "a.*" AND a.in IN [1..2] WITH a, m ORDER BY m.x DESC LIMIT 3 MATCH (a)-[:X*1..3]->(b) SET a.y = b.y',
  'MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WHERE m.x > 1 RETURN m } CALL (n) { MATCH (n) RETURN 1 AS x UNION ALL MATCH (n) RETURN 2 AS x } RETURN n {.*, y: x}, [p IN n.l WHERE p IS NOT NULL | p] AS l',
];
const statements = [...generated, ...realSeeds.flatMap((text) => texts(text).slice(0, 60))];

function texts(text: string): string[] {
  return splitStatements(text).map(({ start, end }) => text.slice(start, end));
}
const someStatements = fc.array(fc.constantFrom(...statements), { minLength: 1, maxLength: 4 });
const runs = { numRuns: 60 };

describe('formatting', () => {
  it('gives one layout, however the white space and the case of keywords are', () => {
    fc.assert(
      fc.property(someStatements, picks, (some, pick) => {
        const plain = some.map((statement) => `${statement};`).join('\n');
        // Where a text has white space in it, its line ends stay.
        const other = relaid(some, pick, whiteSpace, true);
        expect(format(other)).toBe(format(plain));
      }),
      runs,
    );
  });

  it('of a formatted text changes nothing, wherever comments stand', () => {
    fc.assert(
      fc.property(someStatements, picks, (some, pick) => {
        const once = format(relaid(some, pick, withComments, true));
        expect(format(once)).toBe(once);
      }),
      runs,
    );
  });

  it('keeps the meaning, and every comment in its order', () => {
    fc.assert(
      fc.property(someStatements, picks, (some, pick) => {
        const given = relaid(some, pick, withComments, true);
        expect(meaning(format(given))).toEqual(meaning(given));
        expect(commentsOf(format(given))).toEqual(commentsOf(given));
      }),
      runs,
    );
  });

  it('of the seeds in the repository keeps their meaning and changes next to nothing', () => {
    for (const text of realSeeds) {
      const once = format(text);
      expect(format(once)).toBe(once);
      expect(meaning(once)).toEqual(meaning(text));
      expect(commentsOf(once)).toEqual(commentsOf(text));
      const [lines, after] = [text.split('\n'), new Set(once.split('\n'))];
      expect(lines.filter((line) => !after.has(line)).length).toBeLessThan(lines.length / 50);
    }
  });

  it('of the queries of the compatibility kit keeps their meaning', () => {
    const broken: string[] = [];
    for (const { query, scenario } of tckSample(12)) {
      const result = formatSeed(query, '0001-test.cypher', treesOnly);
      if (!result.ok) {
        broken.push(scenario);
        continue;
      }
      expect(meaning(result.text)).toEqual(meaning(query));
      expect(format(result.text)).toBe(result.text);
    }
    expect(broken.filter((scenario) => !/: \[\d+\] Fail (?:on|for) /.test(scenario))).toEqual([]);
  }, 60_000);
});
