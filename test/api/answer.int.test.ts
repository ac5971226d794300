import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerLimits, type AnswerLimits } from '../../src/api/answer/limits.js';
import type { Graph } from '../../src/graph/graph.js';
import { asker, openTestGraph, type Ask } from '../support/api.js';
import { writeFacts } from '../support/facts.js';
import { aliases, facts, orgs, partnersDeep } from '../support/large-answers.js';
import { realOntology } from '../support/ontology.js';

let graph: Graph;
let ask: Ask;
let askWith: (limits: Partial<AnswerLimits>) => Ask;
beforeAll(async () => {
  graph = openTestGraph();
  await writeFacts(graph, realOntology, facts);
  ask = asker(graph);
  askWith = (limits) => asker(graph, realOntology, { ...answerLimits(8), ...limits });
});
afterAll(() => graph.close());

describe('an answer that grows with each level', () => {
  it.each([1, 29])(
    'partners five deep with the text under %i aliases ends before it is in memory',
    async (n) => {
      const inner = aliases(n, 'evidence { source { text } }');
      const { errors, data } = await ask(`{ organisation(id: "${orgs[0]}") ${partnersDeep(5, inner)} }`);
      expect(errors).toEqual([
        expect.stringMatching(/^The answer (is over 8 MB|has over 50,000 objects)\.$/),
      ]);
      expect(data).toBeNull();
    },
  );

  it.each<[string, string]>([
    [
      'lists within lists',
      `{ organisations { nodes { agreements { nodes { parties { edges { factId } } } } } } }`,
    ],
    ['evidence of every fact', `{ organisations { nodes { agreements { edges { evidence { quote } } } } } }`],
    ['ties', `{ organisations { nodes { partners { edges { ties { via { id } evidence { id } } } } } } }`],
    ['names under aliases', `{ organisations { nodes { ${aliases(25, 'names { text kind }')} } } }`],
    [
      'one entity many times',
      `{ entities(ids: [${Array.from({ length: 100 }, () => '"org/o00"').join()}]) { id type } }`,
    ],
    ['parents of places', `{ organisations { nodes { ${aliases(10, 'place { parent { id } }')} } } }`],
    [
      'fragments',
      `{ organisations { nodes { ...A } } } fragment A on Organisation { partners { nodes { ...B } } } fragment B on Organisation { partners { totalCount } }`,
    ],
    ['the schema', `{ ${aliases(2, '__schema { types { fields { name } } }')} }`],
  ])('%s', async (_what, document) => {
    expect((await ask(document)).errors).toEqual([]);
    expect((await askWith({ objects: 60 })(document)).errors).toEqual(['The answer has over 60 objects.']);
  });

  it('long aliases count too', async () => {
    const document = `{ organisations { nodes { ${'x'.repeat(10_000)}: id } } }`;
    expect((await ask(document)).errors).toEqual([]);
    expect((await askWith({ bytes: 100_000 })(document)).errors).toHaveLength(1);
  });

  it('rows that are read for a small answer count too', async () => {
    const document = '{ organisations { nodes { partnersCount } } }';
    expect((await askWith({ rows: orgs.length * orgs.length })(document)).errors).toEqual([]);
    expect((await askWith({ rows: 100 })(document)).errors).toEqual([
      'The answer takes over 100 rows of the graph.',
    ]);
  });
});

describe('what is asked for many times in one answer', () => {
  it('is read once, with the statements of asking once', async () => {
    const once = await ask('{ organisations { nodes { evidence { source { text } } } } }');
    const often = await ask(
      `{ organisations { nodes { ${aliases(10, 'evidence { source { text } }')} agreements { edges { evidence { source { text } } } } } } }`,
    );
    expect(once.statements).toHaveLength(3);
    // One more, for the agreements.
    expect(often.statements).toHaveLength(4);
    expect(often.statements.filter((s) => s.includes('text'))).toHaveLength(1);
  });

  it('on five levels costs no more statements than on one', async () => {
    const on = async (levels: number) =>
      (await ask(`{ organisation(id: "${orgs[0]}") ${partnersDeep(levels, 'partnersCount')} }`)).statements;
    expect(await on(3)).toHaveLength((await on(2)).length);
  });
});
