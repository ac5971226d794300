import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyPending } from '../../../src/commands/seed/apply-pending.js';
import { preparePending } from '../../../src/commands/seed/pending.js';
import type { Graph } from '../../../src/graph/graph.js';
import { notedIo } from '../../support/io.js';
import {
  emptiedGraph,
  emptyGraph,
  evidence,
  exported,
  load,
  organisation,
  seed,
  seedFolder,
  session,
  sourceText,
  undo,
} from '../../support/seeds.js';
import { within } from '../../support/timing.js';

const graph = emptiedGraph();

const agreement = `MERGE (a:Agreement {id: 'agreement/x'}) SET a.name = '協議', a.kind = 'CONTRACT', a.status = 'ACTIVE',
  a.signedOn = '2025-03', a.evidence = ['t/signing'];\n`;
const party = (slug: string) =>
  `MATCH (o:Organisation {id: 'org/${slug}'}), (a:Agreement {id: 'agreement/x'}) MERGE (o)-[r:PARTY_TO]->(a) SET r.evidence = ['t/signing'], r.validFrom = '2025-03-28';\n`;
const whole = seed(organisation('a'), organisation('b'), agreement, party('a'), party('b'));

const rows = (text: string) => graph.readLatest(text);
const only = async (text: string) => (await rows(text))[0];

describe('a loaded seed', () => {
  it('is in the ledger with its checksum, counts and what it did', async () => {
    const folder = seedFolder({ '0001-a.cypher': whole });
    const { loaded, told } = await load(graph, folder);
    expect(loaded).toMatchObject([
      {
        file: '0001-a.cypher',
        revision: 1,
        counts: { entities: { added: 3, changed: 0 }, facts: { added: 2 } },
      },
    ]);
    expect(told).toContain(
      'Applied 0001-a.cypher: 3 entities added, 2 facts added, 1 evidence added, 1 source added.',
    );
    const row = await only(
      'MATCH (l:Ledger), (s:Seed), (e:LedgerLine) RETURN l.revision AS revision, l.head = e.head AS head, s.state AS state, e.previous AS previous, e.created AS created, e.changed AS changed, s.appliedAt AS at, l.changedKeys AS changedKeys, l.changedRevisions AS changedRevisions',
    );
    expect(row).toMatchObject({
      revision: 1,
      head: true,
      state: 'APPLIED',
      previous: '',
      at: expect.stringMatching(/^20\d\d-/),
    });
    expect(row?.created).toEqual(
      expect.arrayContaining([
        'Agreement agreement/x',
        expect.stringMatching(/^PARTY_TO fact\/[0-9a-f]{24} org\/a agreement\/x$/),
      ]),
    );
    expect(row?.changed).toEqual([]);
    expect(row?.changedKeys).toEqual(expect.arrayContaining(['Organisation +', 'PARTY_TO +', 'Source +']));
    expect(new Set(row?.changedRevisions as number[])).toEqual(new Set([1]));
  });

  it('has its derived data: names, day integers, fact ids, positions of quotes, STATES', async () => {
    await load(graph, seedFolder({ '0001-a.cypher': whole }));
    expect(
      await only(
        'MATCH (a:Agreement) RETURN a.signedOnEarliest AS earliest, a.signedOnLatest AS latest, a.sortName AS sortName, a.addedIn AS added',
      ),
    ).toMatchObject({
      earliest: 20250301,
      latest: 20250331,
      added: 1,
      sortName: expect.stringMatching(/^xie ?yi\t/),
    });
    expect(
      await only(
        "MATCH (e:Evidence {id: 't/signing'}) RETURN e.start AS start, e.end AS end, e.context AS context",
      ),
    ).toEqual({
      start: 0,
      end: 9,
      context: '甲方與乙方簽署協議。丙中心將於四月成立。',
    });
    expect(sourceText.slice(0, 9)).toBe('甲方與乙方簽署協議');
    expect(
      await rows(
        "MATCH (:Organisation {id: 'org/a'})-[r:PARTY_TO]->() RETURN r.factId AS id, r.validFromEarliest AS day",
      ),
    ).toEqual([{ id: expect.stringMatching(/^fact\/[0-9a-f]{24}$/), day: 20250328 }]);
    expect(
      await only(
        "MATCH (:Organisation {id: 'org/a'})-[:HAS_NAME]->(n:Name) RETURN n.text AS text, n.kind AS kind, n.fold AS fold",
      ),
    ).toEqual({ text: 'a', kind: 'NAME', fold: 'a' });
    expect(
      await rows(
        "MATCH (:Evidence)-[s:STATES]->(o {id: 'org/a'}) RETURN s.property AS property, s.factId IS NOT NULL AS fact ORDER BY fact",
      ),
    ).toEqual([
      { property: '', fact: false },
      { property: null, fact: true },
    ]);
  });

  it('is not loaded again', async () => {
    const folder = seedFolder({ '0001-a.cypher': whole });
    await load(graph, folder);
    expect((await load(graph, folder)).loaded).toEqual([]);
  });

  it('changes and stamps nothing when a later seed says the same', async () => {
    await load(graph, seedFolder({ '0001-a.cypher': whole }));
    const before = await exported(graph);
    const folder = seedFolder({ '0001-a.cypher': whole, '0002-b.cypher': whole });
    const { loaded, told } = await load(graph, folder);
    expect(loaded).toMatchObject([
      { file: '0002-b.cypher', revision: 2, counts: { entities: { added: 0, changed: 0 } } },
    ]);
    expect(told).toContain('nothing new');
    expect(await exported(graph)).toEqual(before);
    expect(await only('MATCH (n) WHERE n.changedIn = 2 RETURN count(n) AS n')).toEqual({ n: 0 });
  });

  it('leaves the same graph as the same statements in several seeds', async () => {
    await load(graph, seedFolder({ '0001-a.cypher': whole }));
    const together = await exported(graph);
    await emptyGraph(graph);
    await load(
      graph,
      seedFolder({
        '0001-a.cypher': seed(organisation('b'), agreement, party('b')),
        '0002-b.cypher': seed(organisation('a'), party('a')),
      }),
    );
    expect(await exported(graph)).toEqual(together);
  });

  it('writes derived data in as many statements for two hundred elements as for two', async () => {
    const count = async (entities: string[]) => {
      await emptyGraph(graph);
      let derived = 0;
      const counting: Graph = Object.assign(Object.create(graph) as Graph, {
        write: <T>(work: Parameters<Graph['write']>[0], timeout: number) =>
          graph.write(
            (transaction) =>
              work({
                ...transaction,
                run: (text, parameters) => {
                  if (!text.startsWith('MERGE')) derived++;
                  return transaction.run(text, parameters);
                },
              }),
            timeout,
          ) as Promise<T>,
      });
      const { error } = await load(counting, seedFolder({ '0001-a.cypher': seed(...entities) }));
      expect(error).toBeUndefined();
      return derived;
    };
    const few = await count([organisation('a'), organisation('b')]);
    const many = await count(Array.from({ length: 200 }, (_, i) => organisation(`o${i}`)));
    expect(many).toBe(few);
  });
});

describe('evidence lists', () => {
  it('grow: nothing an earlier seed stated is lost', async () => {
    const more = header2(
      'again',
      '甲方再次表示支持',
      "MERGE (o:Organisation {id: 'org/a'}) SET o.evidence = ['t/again'];\n",
    );
    const { error } = await load(
      graph,
      seedFolder({ '0001-a.cypher': seed(organisation('a')), '0002-b.cypher': more }),
    );
    expect(error).toBeUndefined();
    expect(
      await only(
        'MATCH (o:Organisation) RETURN o.evidence AS evidence, o.name AS name, o.addedIn AS added, o.changedIn AS changed',
      ),
    ).toEqual({
      evidence: ['t/signing', 't/again'],
      name: 'a',
      added: 1,
      changed: 2,
    });
  });

  it('keep what two statements of one seed gave', async () => {
    const twice = seed(
      evidence('again', '甲方再次表示支持'),
      organisation('a'),
      "MERGE (o:Organisation {id: 'org/a'}) SET o.evidence = ['t/again'];\n",
    );
    await load(graph, seedFolder({ '0001-a.cypher': twice }));
    expect(await only('MATCH (o:Organisation) RETURN o.evidence AS evidence')).toEqual({
      evidence: ['t/signing', 't/again'],
    });
  });

  const header2 = (slug: string, quote: string, ...statements: string[]) =>
    `//! title: More\n//! source: sources/test.txt\n${evidence(slug, quote)}${statements.join('')}`;
});

/** Applied is nothing, and the one problem points at `at`, which begins on line `line`. */
async function refused(
  text: string,
  rule: string,
  line: number,
  at: string,
  message: RegExp,
  first?: string,
): Promise<void> {
  const folder = seedFolder(
    first === undefined ? { '0001-a.cypher': text } : { '0001-a.cypher': first, '0002-b.cypher': text },
  );
  if (first !== undefined) {
    renameSync(join(folder, '0002-b.cypher'), join(folder, 'later'));
    expect((await load(graph, folder)).error).toBeUndefined();
    renameSync(join(folder, 'later'), join(folder, '0002-b.cypher'));
  }
  const before = await exported(graph);
  const { error, problems } = await load(graph, folder);
  expect(error?.code).toBe('SEED_PROBLEMS');
  expect(problems.map((p) => [p.rule, p.place.line])).toEqual([[rule, line]]);
  const column = problems[0]?.place.column ?? 0;
  expect((text.split('\n')[line - 1] ?? '').slice(column - 1, column - 1 + at.length)).toBe(at);
  expect(`${problems[0]?.message ?? ''} ${problems[0]?.hint ?? ''}`).toMatch(message);
  expect(error?.message).toContain(`${first === undefined ? '0001-a' : '0002-b'}.cypher:${line}:${column}`);
  expect(await exported(graph)).toEqual(before);
}

/** What a check of the text alone cannot see, because an expression makes the value. */
describe('a seed is refused, with file, line and column, when', () => {
  it('a quote is not in its source: the nearest passage is shown', () =>
    refused(
      seed(evidence('bad', "甲方與丁方' + '簽署協議")),
      'quote-not-in-source',
      4,
      'quote',
      /甲方與乙方簽署協議/,
    ));

  it('a quote stands more than once', () =>
    refused(seed(evidence('bad', "表示' + '支持")), 'quote-ambiguous', 4, 'quote', /2|twice|more than once/));

  it('evidence is missing', () =>
    refused(
      seed("MERGE (o:Organisation {id: 'org/' + 'a'}) SET o.name = 'a', o.kind = 'COMPANY';\n"),
      'no-evidence',
      4,
      '(o:',
      /has no evidence/,
    ));

  it('evidence is named that is nowhere', () =>
    refused(
      seed(organisation('a', ", o.evidence = ['t/' + 'nowhere']")),
      'unknown-id',
      4,
      'evidence',
      /there is no Evidence t\/nowhere/,
    ));

  it('a name is missing', () =>
    refused(
      seed("MERGE (o:Organisation {id: 'org/' + 'a'}) SET o.kind = 'COMPANY', o.evidence = ['t/signing'];\n"),
      'missing-name',
      4,
      '(o:',
      /has no name/,
    ));

  it('a required property is missing', () =>
    refused(
      seed("MERGE (o:Organisation {id: 'org/' + 'a'}) SET o.name = 'a', o.evidence = ['t/signing'];\n"),
      'missing-property',
      4,
      '(o:',
      /has no kind/,
    ));

  it('a value comes out of an expression and is none of the enum', () =>
    refused(
      seed(
        "MERGE (o:Organisation {id: 'org/a'}) SET o.name = 'a', o.kind = 'COM' + 'PANI', o.evidence = ['t/signing'];\n",
      ),
      'bad-enum',
      4,
      'kind',
      /"COMPANI" is not one of its values\. Did you mean "COMPANY"/,
    ));

  it('a date does not exist', () =>
    refused(
      seed(organisation('a', ", o.foundedOn = '2025-02-' + '30'")),
      'bad-date',
      4,
      'foundedOn',
      /2025-02-30/,
    ));

  it('a date is written in another way, with one mark at the end of the sentence', () =>
    refused(
      seed(organisation('a', ", o.foundedOn = '2024/' + '05/06'")),
      'bad-date',
      4,
      'foundedOn',
      /"2024\/05\/06": did you mean 2024-05-06\? Write/,
    ));

  it('a fact leads to something that is nowhere', () =>
    refused(
      seed(organisation('a'), party('a').replace("'agreement/x'", "'agreement/' + 'x'")),
      'matched-nothing',
      5,
      'MATCH',
      /matches nothing/,
    ));

  it('a person is quoted who is nowhere', () =>
    refused(
      seed(evidence('said', '甲方再次表示支持', ", e.saidBy = 'official/' + 'x'")),
      'unknown-id',
      4,
      'saidBy',
      /there is no Official official\/x/,
    ));

  it('a reference has an id of another type', () =>
    refused(
      seed(evidence('said', '甲方再次表示支持', ", e.saidBy = 'org/' + 'x'")),
      'wrong-reference',
      4,
      'saidBy',
      /"org\/x" is no id of a Official|an Official/,
    ));

  it('Neo4j refuses the 57th of 100 statements: nothing of the file is there, those before it stay', async () => {
    const statements = Array.from({ length: 100 }, (_, i) => organisation(`o${i + 1}`));
    statements[56] = organisation('o57', ', o.summary = toString(1/0)');
    await refused(seed(...statements), 'cypher', 60, 'MERGE', /zero/, whole);
  });

  it('it gives a stored value another value: both are shown with their quotes', async () => {
    const other = `//! title: Other\n//! source: sources/test.txt\n${evidence('again', '甲方再次表示支持')}MERGE (o:Organisation {id: 'org/a'})\nSET o.kind = 'MEDIA', o.evidence = ['t/again'];\n`;
    await refused(
      other,
      'conflict',
      5,
      'kind',
      /org\/a: kind is "COMPANY" already \(t\/signing: “甲方與乙方簽署協議”\), and this statement gives "MEDIA" \(t\/again: “甲方再次表示支持”\)/,
      whole,
    );
  });

  it('it gives a stored value another value, by the row of a data set: its locator is shown', () =>
    refused(
      `//! title: Other\n//! source: sources/test.txt\nMERGE (e:Evidence {id: 't/row'}) SET e.source = 'source/test', e.locator = 'row 7';\nMERGE (o:Organisation {id: 'org/a'})\nSET o.kind = 'MEDIA', o.evidence = ['t/row'];\n`,
      'conflict',
      5,
      'kind',
      /and this statement gives "MEDIA" \(t\/row: row 7\)/,
      whole,
    ));

  it('it names all that is wrong at once', async () => {
    const { problems } = await load(
      graph,
      seedFolder({
        '0001-a.cypher': seed(
          organisation('a', ", o.nmae = 'x'"),
          "MERGE (x:Orgnisation {id: 'org/b'}) SET x.name = 'b';\n",
          'MERGE (o:Organisation {id: "agreement/c"}) SET o.name = "c";\n',
        ),
      }),
    );
    expect(problems.map((p) => p.rule)).toEqual(
      expect.arrayContaining(['unknown-property', 'unknown-label', 'bad-id']),
    );
  });
});

describe('an applied seed', () => {
  const applied = async () => {
    const folder = seedFolder({
      '0001-a.cypher': seed(organisation('a')),
      '0003-c.cypher': seed(organisation('c')),
    });
    await load(graph, folder);
    return folder;
  };
  const conflict = async (folder: string) => {
    const before = await exported(graph);
    const { error } = await load(graph, folder);
    expect(await exported(graph)).toEqual(before);
    expect(error?.code).toBe('LEDGER_CONFLICT');
    expect(error?.hint).toContain('restore the file');
    return error?.message;
  };

  it('that was edited stops every load', async () => {
    const folder = await applied();
    writeFileSync(join(folder, '0001-a.cypher'), seed(organisation('aa')));
    expect(await conflict(folder)).toMatch(
      /^0001-a\.cypher was edited after it was applied: its SHA-256 was [0-9a-f]{64} and is [0-9a-f]{64}\.$/,
    );
  });

  it('whose source was edited stops every load', async () => {
    const folder = await applied();
    writeFileSync(
      join(folder, 'sources/test.txt'),
      readFileSync(join(folder, 'sources/test.txt'), 'utf8').replace('丙', '丁'),
    );
    expect(await conflict(folder)).toMatch(
      /^sources\/test\.txt, which 0001-a\.cypher names, was edited after it was applied: its SHA-256 was [0-9a-f]{64} and is [0-9a-f]{64}\.\n/,
    );
    rmSync(join(folder, 'sources/test.txt'));
    const { error } = await load(graph, folder);
    expect(error?.message).toContain('sources/test.txt, which 0001-a.cypher names, cannot be read any more.');
  });

  it('with other line ends is the same', async () => {
    const folder = await applied();
    writeFileSync(join(folder, '0001-a.cypher'), seed(organisation('a')).replaceAll('\n', '\r\n'));
    expect((await load(graph, folder)).error).toBeUndefined();
  });

  it('that is missing or renamed stops every load, and so does one put between', async () => {
    const folder = await applied();
    renameSync(join(folder, '0001-a.cypher'), join(folder, '0001-b.cypher'));
    writeFileSync(join(folder, '0002-b.cypher'), seed(organisation('b')));
    rmSync(join(folder, '0003-c.cypher'));
    expect(await conflict(folder)).toBe(
      '0001-b.cypher was applied as 0001-a.cypher.\n0002-b.cypher is numbered 2, before a seed that is already applied; give it the next free number.\n0003-c.cypher was applied and is missing.',
    );
  });
});

describe('loaders at once', () => {
  it.each([
    ['that nobody applied yet', false],
    ['that was undone and changed', true],
  ])('put no seed %s behind a later one that came in meanwhile', async (_, undone) => {
    const folder = seedFolder({ '0001-a.cypher': seed(organisation('a')) });
    if (undone) {
      await load(graph, folder);
      await undo(graph, { number: 1 });
      writeFileSync(join(folder, '0001-a.cypher'), seed(organisation('c')));
    }
    const pending = await preparePending(session(graph, folder));
    await load(graph, seedFolder({ '0002-b.cypher': seed(organisation('b')) }));
    await expect(applyPending(session(graph, folder), notedIo(), pending, {})).rejects.toMatchObject({
      code: 'LEDGER_CONFLICT',
      message: expect.stringContaining(
        '0002-b.cypher was applied meanwhile, and 0001-a.cypher is numbered before it.',
      ) as string,
    });
  });

  it('make the constraints of an empty database together', async () => {
    const constraints = await graph.readLatest('SHOW CONSTRAINTS YIELD name RETURN name');
    await graph.schema(constraints.map(({ name }) => `DROP CONSTRAINT \`${name as string}\` IF EXISTS`));
    await graph.write((transaction) => transaction.run('MATCH (l:Ledger) DELETE l'), 10_000);
    const folder = seedFolder({ '0001-a.cypher': whole });
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => load(graph, folder)));
    expect(outcomes.flatMap((o) => (o.error ? [o.error.message] : []))).toEqual([]);
    expect(await only('MATCH (l:Ledger) RETURN count(l) AS ledgers, max(l.revision) AS revision')).toEqual({
      ledgers: 1,
      revision: 1,
    });
    expect(await graph.readLatest('SHOW CONSTRAINTS YIELD name RETURN name')).toHaveLength(
      constraints.length,
    );
  });

  it('apply each seed exactly once', async () => {
    const folder = seedFolder({ '0001-a.cypher': whole, '0002-b.cypher': seed(organisation('z')) });
    await load(graph, seedFolder({}));
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => load(graph, folder)));
    expect(outcomes.flatMap((o) => (o.error ? [o.error.message] : []))).toEqual([]);
    const made = outcomes.flatMap((o) => o.loaded).filter((l) => l.revision !== undefined);
    expect(made.map((l) => l.file).sort()).toEqual(['0001-a.cypher', '0002-b.cypher']);
    expect(await only('MATCH (s:Seed) RETURN count(s) AS seeds')).toEqual({ seeds: 2 });
  });

  it('say after 2 s that they wait, and give up in the end', async () => {
    await load(graph, seedFolder({}));
    const folder = seedFolder({ '0001-a.cypher': whole });
    let done: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (done = resolve));
    const holder = graph.write(async (transaction) => {
      await transaction.run("MATCH (l:Ledger) SET l.holder = 'test'");
      await held;
    }, 60_000);
    const started = performance.now();
    const { error, told } = await load(graph, folder, undefined, 3);
    expect(error?.code).toBe('LOCK_TIMEOUT');
    within(6_000, performance.now() - started);
    expect(told).toContain('Another loader is at work; waiting up to 3 s for it …');
    done();
    await holder;
    expect((await load(graph, folder)).loaded).toHaveLength(1);
  });
});
