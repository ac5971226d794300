/** The doctor over a graph of which one thing after the other is broken. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { doctor } from '../../src/commands/doctor.js';
import { readConfig, type Config } from '../../src/config.js';
import { packageRoot } from '../../src/package.js';
import { fit } from '../../src/doctor/checks/fit.js';
import { ledger } from '../../src/doctor/checks/ledger.js';
import { checks } from '../../src/doctor/checks/list.js';
import { schema } from '../../src/doctor/checks/schema.js';
import { schemaOf, statementOf } from '../../src/ontology/constraints.js';
import { ensureSchema } from '../../src/seed/load/schema/ensure-schema.js';
import { temporaryFolder } from '../support/folder.js';
import { notedIo } from '../support/io.js';
import { ontologyFolder, ontologyWith, realOntology } from '../support/ontology.js';
import {
  emptiedGraph,
  exported,
  load,
  organisation,
  seed,
  seedFolder,
  statementFiles,
} from '../support/seeds.js';
import { findingsOf, told } from './support.js';
import { testServer } from '../support/server.js';

const graph = emptiedGraph();

const configOf = (more: Partial<Config> = {}): Config => {
  const { uri, user, password } = testServer();
  const settings = readConfig({ PACTGRAPH_PORT: '0', PACTGRAPH_DATA: join(temporaryFolder(), 'data') });
  return { ...settings, server: { uri, user, password }, ...more };
};

const run = (text: string) => graph.write((transaction) => transaction.run(text), 30_000);

async function doctorSays(config: Config) {
  const io = notedIo();
  const exit = await doctor(config, io, {});
  return { exit, text: io.outs.join('\n') };
}

/** One organisation, loaded. */
async function loaded(more = ''): Promise<Config> {
  const folder = seedFolder({ '0001-a.cypher': seed(organisation('a', more), organisation('b')) });
  expect((await load(graph, folder)).problems).toEqual([]);
  return configOf({ seedFolder: folder });
}

beforeEach(() => ensureSchema({ graph, ontology: realOntology, statements: statementFiles }));

describe('over what a load left', () => {
  it('nothing is wrong, and nothing is changed', async () => {
    const folder = join(packageRoot, 'seed');
    expect((await load(graph, folder)).problems).toEqual([]);
    const before = await exported(graph);
    const { exit, text } = await doctorSays(configOf({ seedFolder: folder }));
    expect(text).toMatch(/✓ Database {6}Neo4j 20\d\d\.\d\d\.\d+ \w+ answers at bolt:\/\/\S+ to neo4j\./);
    expect(text).toContain('✓ Clock         This machine and the database have the same time.');
    expect(text).toContain('✓ Memory        One transaction may use ');
    expect(text).toContain('✓ Ledger        Revision 1; 1 seed as they were applied.');
    expect(text).toContain(
      '✓ Ontology fit  64 entities and 78 facts fit the ontology, with their evidence and sources.',
    );
    expect(text).not.toMatch(/^✗/m);
    expect(exit).toBe(0);
    expect(await exported(graph)).toEqual(before);
  }, 120_000);

  it('scripts are told the same in one document', async () => {
    const io = notedIo({ json: true });
    expect(await doctor(await loaded(), io, {})).toBe(0);
    expect(io.outs).toHaveLength(1);
    const answer = JSON.parse(io.outs[0] ?? '') as { checks: { id: string }[] };
    expect(answer).toMatchObject({ version: 1, problems: 0 });
    expect(answer.checks.map(({ id }) => id)).toEqual(checks.map(({ id }) => id));
    expect(answer).toMatchObject({
      checks: expect.arrayContaining([
        {
          id: 'fit',
          title: 'Ontology fit',
          findings: [{ level: 'ok', title: expect.stringMatching(/^2 entities and 0 facts fit/) }],
        },
      ]),
    });
  });

  it('an empty graph is none to worry about', async () => {
    const { exit, text } = await doctorSays(configOf());
    expect(text).toContain('· Ledger        No seed was ever loaded.');
    expect(text).toContain(
      '→ pactgraph seed plan shows what they would do, pactgraph seed load applies them.',
    );
    expect(exit).toBe(0);
  });
});

describe('of the schema', () => {
  it('what was dropped is missing, and the load that is the remedy makes it again', async () => {
    const config = await loaded();
    await graph.schema(['DROP CONSTRAINT organisation_id', 'DROP INDEX agreement_kind']);
    const [missing] = await findingsOf(config, schema);
    expect(missing).toMatchObject({
      level: 'problem',
      title: '2 constraints or indexes of the ontology are missing: organisation_id, agreement_kind.',
      remedy: 'To make them again: pactgraph seed load',
    });
    expect((await doctorSays(config)).exit).toBe(1);
    await load(graph, config.seedFolder);
    expect((await findingsOf(config, schema))[0]?.level).toBe('ok');
  });

  it('what a load makes just now is neither missing nor to be dropped', async () => {
    const config = await loaded();
    const some = schemaOf(realOntology)
      .filter(({ kind, on }) => kind === 'UNIQUE' && on === 'RELATIONSHIP')
      .slice(0, 12);
    expect(some).toHaveLength(12);
    await graph.schema(some.map(({ name }) => `DROP CONSTRAINT ${name}`));
    const found = findingsOf(config, schema);
    for (const rule of some) {
      await graph.schema([statementOf(rule)]);
      await sleep(250);
    }
    expect(told(await found)).toEqual([
      expect.stringMatching(
        /^warning: Constraints and indexes are being made or dropped just now: \d+ of \d+ exist\.$/,
      ),
    ]);
  });

  it('ids that came twice without their constraint are named, as it cannot be made again', async () => {
    const config = await loaded();
    await graph.schema(['DROP CONSTRAINT organisation_id']);
    await run("CREATE (:Organisation {id: 'org/a'})");
    expect(await findingsOf(config, schema)).toMatchObject([
      {
        level: 'problem',
        title: 'Ids of Organisation occur more than once: org/a (2 times).',
        remedy: 'Delete all but one of each; then pactgraph seed load',
      },
      { level: 'problem', title: expect.stringContaining('is missing: organisation_id') },
    ]);
    await run('MATCH (o:Organisation) DETACH DELETE o');
  });

  it('an index of another definition under its name is dropped first', async () => {
    const config = await loaded();
    await graph.schema([
      'DROP INDEX agreement_kind',
      'CREATE INDEX agreement_kind FOR (n:Agreement) ON (n.foo)',
    ]);
    const [wrong] = await findingsOf(config, schema);
    expect(wrong).toMatchObject({
      level: 'problem',
      title: 'agreement_kind is another index than the ontology means by that name.',
      detail: expect.stringMatching(
        /^It is RANGE on Agreement \(foo\)\. Wanted: CREATE INDEX agreement_kind/,
      ),
      remedy: 'Drop it: DROP INDEX `agreement_kind`; then pactgraph seed load',
    });
    await graph.schema(['DROP INDEX `agreement_kind`']);
    await load(graph, config.seedFolder);
    expect((await findingsOf(config, schema))[0]?.level).toBe('ok');
  });
});

describe('of the ledger', () => {
  it('an applied seed that was edited is told with the way out', async () => {
    const config = await loaded();
    writeFileSync(join(config.seedFolder, '0001-a.cypher'), seed(organisation('a', ", o.summary = 'new'")));
    const found = await findingsOf(config, ledger);
    expect(found[1]).toMatchObject({
      level: 'problem',
      code: 'LEDGER_CONFLICT',
      title: expect.stringMatching(/^0001-a\.cypher was edited after it was applied/),
      remedy: expect.stringContaining('pactgraph seed undo'),
    });
    expect((await doctorSays(config)).exit).toBe(1);
  });

  it('what is missing, pending, misnamed is told apart', async () => {
    const config = await loaded();
    rmSync(join(config.seedFolder, '0001-a.cypher'));
    writeFileSync(join(config.seedFolder, '0002-c.cypher'), seed(organisation('c')));
    writeFileSync(join(config.seedFolder, 'C.cypher'), '');
    expect(told(await findingsOf(config, ledger))).toEqual([
      'ok: Revision 1; 0 seeds as they were applied.',
      'problem: 0001-a.cypher was applied and is missing.',
      'problem: "C.cypher" is not a valid name for a seed.',
      'note: Pending: 0002-c.cypher.',
    ]);
  });

  it('a load that is at work is seen by its lock', async () => {
    const config = await loaded();
    const found = await graph.rehearse(async (transaction) => {
      await transaction.run(statementFiles.get('ledger/lock')?.text ?? '', { holder: 'x' });
      await new Promise((resolve) => setTimeout(resolve, 2_100));
      return findingsOf(config, ledger);
    }, 30_000);
    expect(found[1]).toMatchObject({
      level: 'note',
      title: expect.stringMatching(/^A transaction of neo4j from \S+ has held \d+ locks for \d+ s\.$/),
    });
  });
});

describe('of the data', () => {
  const faults = async (config: Config) =>
    (await findingsOf(config, fit)).map(({ level, title, detail = '', remedy = '' }) => ({
      told: `${level}: ${title}`,
      detail,
      remedy,
    }));

  it.each([
    [
      "CREATE (:TrialPatent {id: 'trial-patent/a'})",
      'warning: 1 node with the label TrialPatent, which the ontology does not know: nobody sees them.',
      'For example trial-patent/a',
      'MATCH (n:`TrialPatent`) DETACH DELETE n',
    ],
    [
      "MATCH (a:Organisation {id: 'org/a'}), (b:Organisation {id: 'org/b'}) CREATE (a)-[:KNOWS]->(b)",
      'warning: 1 relationship of the type KNOWS, which the ontology does not know: nobody sees them.',
      'For example org/a -> org/b',
      'DELETE r',
    ],
    [
      "CREATE ({id: 'thing'})",
      'warning: 1 node with no label or with several; each has the one label of its type.',
      'For example thing',
      'pactgraph did not write',
    ],
    [
      "MATCH (o:Organisation) SET o.colour = 'red', o.mood = 1",
      'warning: Organisation: 2 have colour and mood, which the ontology does not know: nobody sees it.',
      'For example org/a, org/b',
      'Bring colour and mood back in the ontology',
    ],
    [
      "MATCH (o:Organisation {id: 'org/a'}) SET o.kind = 'GUILD'",
      'problem: Organisation.kind: 1 holds no value of OrganisationKind.',
      'For example org/a (GUILD)',
      'Bring the value back in OrganisationKind',
    ],
    [
      "CREATE (e:Event {id: 'event/a', name: 'A', kind: 'FORUM', status: 'ENDED', evidence: [], sortName: 'a', edition: 3000000000, addedIn: 1, changedIn: 1})",
      'problem: Event.edition: 1 holds a number that the API cannot carry: whoever asks for it gets an error.',
      'For example event/a (3000000000)',
      'Correct it with a seed that says //! corrects:',
    ],
    [
      "CREATE (f:Figure {id: 'figure/a', measure: 'A', value: 0.0/0.0, evidence: [], sortName: 'a', addedIn: 1, changedIn: 1}), (g:Figure {id: 'figure/b', measure: 'A', value: -1e308 * 10, evidence: [], sortName: 'a', addedIn: 1, changedIn: 1})",
      'problem: Figure.value: 2 hold a number that the API cannot carry: whoever asks for it gets an error.',
      'For example figure/a (NaN), figure/b (-Infinity)',
      'Correct it with a seed that says //! corrects:',
    ],
    [
      "MATCH (o:Organisation {id: 'org/a'}) SET o.foundedOn = '2003', o.foundedOnEarliest = 20030101, o.foundedOnLatest = 20031231, o.dissolvedOn = '2000', o.dissolvedOnEarliest = 20000101, o.dissolvedOnLatest = 20001231",
      'problem: Organisation.dissolvedOn: 1 comes before foundedOn.',
      'For example org/a (2000)',
      'Correct it with a seed that says //! corrects:',
    ],
    [
      "MATCH (a:Organisation {id: 'org/a'}), (b:Organisation {id: 'org/b'}) CREATE (a)-[:PART_OF {evidence: [], factId: 'fact/a', validFrom: '2003', validFromEarliest: 20030101, validFromLatest: 20031231, validTo: '2000', validToEarliest: 20000101, validToLatest: 20001231}]->(b)",
      'problem: PART_OF.validTo: 1 comes before validFrom.',
      'For example org/a -> org/b (2000)',
      'Correct it with a seed that says //! corrects:',
    ],
    [
      "MATCH (o:Organisation {id: 'org/a'}) REMOVE o.name",
      'problem: Organisation: 1 has no name, which the ontology asks for.',
      'For example org/a',
      'Give it in a new seed',
    ],
    [
      "MATCH (o:Organisation {id: 'org/a'}) SET o.aliases = 'A'",
      'problem: Organisation.aliases: 1 holds something else than a list of texts.',
      'For example org/a (A)',
      'Give it back its type in the ontology',
    ],
    [
      "MATCH (o:Organisation {id: 'org/a'}) SET o.id = 'body/a'",
      'problem: Organisation: 1 has an id that does not begin with org/.',
      'For example body/a',
      'Give Organisation its idPrefix back',
    ],
    [
      "MATCH (a:Organisation {id: 'org/a'}), (b:Organisation {id: 'org/b'}) CREATE (a)-[:PARTY_TO {factId: 'fact/1', evidence: ['t/signing']}]->(b)",
      'problem: PARTY_TO: 1 from Organisation to Organisation, which it does not join.',
      'For example org/a -> org/b',
      'Allow these ends of PARTY_TO in the ontology',
    ],
  ])('%s', async (broken, title, detail, remedy) => {
    const config = await loaded();
    await run(broken);
    expect(await faults(config)).toEqual([{ told: title, detail, remedy: expect.stringContaining(remedy) }]);
  });

  it('what a changed ontology no longer knows', async () => {
    const config = await loaded(", o.foundedOn = '2020'");
    const file = 'organisation.graphql';
    const text = readFileSync(join(ontologyFolder, file), 'utf8')
      .replace('"When it was founded."\n  foundedOn: PartialDate', '"Where it sits."\n  seat: String!')
      .replace(' @end(of: "foundedOn")', '')
      .replace('"A business."\n  COMPANY', '"A business."\n  BUSINESS');
    const folder = ontologyWith({ [file]: text });
    expect((await faults({ ...config, ontologyFolder: folder })).map((one) => one.told)).toEqual([
      'problem: Organisation: 2 have no seat, which the ontology asks for.',
      'warning: Organisation: 1 has foundedOn, foundedOnEarliest and foundedOnLatest, which the ontology does not know: nobody sees it.',
      'problem: Organisation.kind: 2 hold no value of OrganisationKind.',
    ]);
  });
});

describe('a login that is refused', () => {
  it('is a problem with exit code 3, and what it hides is not looked at', async () => {
    const { uri, user } = testServer();
    const config = configOf({ server: { uri, user, password: 'wrong' } });
    const { exit, text } = await doctorSays(config);
    expect(exit).toBe(3);
    expect(text).toContain('✗ Database      The database refused user or password.');
    expect(text).toContain('→ Check NEO4J_USER and NEO4J_PASSWORD.');
    expect(text).toContain('· Ontology fit  Not looked at: the database is not usable.');
    expect(text).not.toContain('wrong');
  });
});
