import { describe, expect, it } from 'vitest';
import { PactgraphError } from '../../src/errors.js';
import { Combinations, Together } from '../../src/loaders/together.js';
import type { Statement } from '../../src/loaders/statement.js';
import { asker } from '../support/api.js';
import { emptiedGraph, load, organisation, seed, seedFolder } from '../support/seeds.js';

const graph = emptiedGraph();
const ask = asker(graph);
const asking = (combinations?: Combinations) => asker(graph, undefined, undefined, undefined, combinations);

const facts = ['a', 'b', 'c'].map(
  (slug) =>
    `MATCH (a:Organisation {id: 'org/${slug}'}), (b:Organisation {id: 'org/d'}) MERGE (a)-[r:PART_OF]->(b) SET r.evidence = ['t/signing'];\n`,
);
const loaded = () =>
  load(
    graph,
    seedFolder({
      '0001-s.cypher': seed(...['a', 'b', 'c', 'd'].map((slug) => organisation(slug)), ...facts),
    }),
  );

const document = `query card($id: ID!) {
  organisation(id: $id) {
    name
    parents { totalCount nodes { id name parts(first: 2) { totalCount nodes { id } } } }
    parts { totalCount edges { status node { id status } } }
    agreements { totalCount }
  }
  organisations(first: 2, where: { name: { contains: "x" } }) { totalCount nodes { id } }
}`;

describe('what an operation asks for at one time', () => {
  it('goes as one statement from the second time on, and answers the same', async () => {
    await loaded();
    const apart = await ask(document, { id: 'org/d' });
    const together = asking(new Combinations());
    const first = await together(document, { id: 'org/d' });
    expect(first.statements).toEqual(apart.statements);
    expect(first).toEqual(apart);
    for (const id of ['org/d', 'org/a', 'org/nobody']) {
      const { data, errors, statements } = await together(document, { id });
      expect({ data, errors }).toMatchObject({ data: (await ask(document, { id })).data, errors: [] });
      // Entity and list; what the entity leads to; the level below it.
      expect(statements.length).toBeLessThanOrEqual(3);
      expect(statements.length).toBeLessThan(apart.statements.length);
    }
  });

  it('fails as one, and only once', async () => {
    await loaded();
    const together = new Together(
      () => Promise.reject(new PactgraphError('DATABASE_UNAVAILABLE', 'gone')),
      new Combinations(true),
    );
    const both = await Promise.allSettled([together.run(one('a')), together.run(one('b'))]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('goes one by one where all together take longer than one statement may', async () => {
    const sent: string[] = [];
    const combinations = new Combinations(true);
    const together = () =>
      new Together((text) => {
        sent.push(text);
        return text.includes('UNION')
          ? Promise.reject(new PactgraphError('QUERY_TIMEOUT', 'late'))
          : Promise.resolve([{ revision: 1, x: text }]);
      }, combinations);
    const both = (t: Together) => Promise.all([t.run(one('a')), t.run(one('b'))]);
    expect(await both(together())).toEqual([[{ revision: 1, x: 'a' }], [{ revision: 1, x: 'b' }]]);
    expect(sent.length).toBe(3);
    await both(together());
    expect(sent.slice(3)).toEqual(['a', 'b']);
  });
});

const one = (text: string): Statement => ({ text, columns: ['x'], parameters: {} });
