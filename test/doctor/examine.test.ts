import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Neo4jError } from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { readConfig, type Config } from '../../src/config.js';
import type { Check, Patient } from '../../src/doctor/check.js';
import { examine, type Report } from '../../src/doctor/examine.js';
import { PactgraphError } from '../../src/errors.js';
import { translate } from '../../src/graph/failure.js';
import { confHeader } from '../../src/neo4j/settings/conf.js';
import { silent } from '../../src/neo4j/progress.js';
import { temporaryFolder } from '../support/folder.js';
import { ontologyWith } from '../support/ontology.js';

async function reports(config: Config, checks: readonly Check[], start = false): Promise<Report[]> {
  const found: Report[] = [];
  for await (const report of examine(config, { start, progress: silent }, checks)) found.push(report);
  return found;
}

const check = (id: string, run: (patient: Patient) => Promise<unknown>): Check => ({
  id,
  title: id,
  run: async (patient) => {
    await run(patient);
    return [{ level: 'ok', title: 'seen' }];
  },
});
const failing = (error: Error) => check('failing', () => Promise.reject(error));
const reading = check('reading', ({ read }) => read('RETURN 1'));
const opening = check('opening', ({ database }) => database());

const findingsOf = async (config: Config, ...checks: Check[]) =>
  (await reports(config, checks)).map(({ findings }) => findings[0]);

const stopped = () => readConfig({ PACTGRAPH_DATA: join(temporaryFolder(), 'data') });

describe('a check that fails', () => {
  it('on purpose is a problem with its hint, and the others go on', async () => {
    const error = new PactgraphError('CANNOT_RUN', 'No.\nBecause.', { hint: 'Do this.' });
    expect(
      await findingsOf(
        stopped(),
        failing(error),
        check('next', () => Promise.resolve()),
      ),
    ).toEqual([
      { level: 'problem', code: 'CANNOT_RUN', title: 'No.', detail: 'Because.', remedy: 'Do this.' },
      { level: 'ok', title: 'seen' },
    ]);
  });

  it('for want of time says so', async () => {
    const error = new PactgraphError('QUERY_TIMEOUT', 'x');
    expect(await findingsOf(stopped(), failing(error))).toMatchObject([
      { level: 'warning', title: 'Not finished: the database did not answer within 10 s.' },
    ]);
  });

  it('as the login may not see it, could not look', async () => {
    const refused = new Neo4jError('No.', 'Neo.ClientError.Security.Forbidden', '42NFF', '');
    expect(await findingsOf(stopped(), failing(translate(refused) as Error))).toEqual([
      { level: 'note', title: 'Not looked at: the user of NEO4J_USER may not see it.', skipped: true },
    ]);
  });

  it('in a way that nobody foresaw is told as a bug', async () => {
    expect(await findingsOf(stopped(), failing(new TypeError('x is null')))).toMatchObject([
      {
        level: 'problem',
        title: 'This check failed: x is null',
        detail: expect.stringContaining('examine.test.ts'),
        remedy: 'Report it as a bug of pactgraph.',
      },
    ]);
  });
});

describe('what cannot be looked at', () => {
  it('is said, not failed: without a database', async () => {
    expect(await findingsOf(stopped(), reading)).toEqual([
      { level: 'note', title: 'Not looked at: the database does not run.', skipped: true },
    ]);
  });

  it('with one that does not answer', async () => {
    const config = readConfig({ NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'x' });
    expect(await findingsOf(config, reading)).toEqual([
      { level: 'note', title: 'Not looked at: the database is not usable.', skipped: true },
    ]);
  });

  it('with a wrong ontology, which the check of that name tells', async () => {
    const folder = ontologyWith({ 'x.graphql': 'type X @node(label: "X", idPrefix: "x", plural: "xs")' });
    const config = { ...stopped(), ontologyFolder: folder };
    const read = ({ ontology }: Patient) => Promise.resolve(ontology());
    const [told, other] = await findingsOf(config, check('ontology', read), check('other', read));
    expect(told).toMatchObject({ level: 'problem', code: 'ONTOLOGY' });
    expect(other).toEqual({ level: 'note', title: 'Not looked at: the ontology is wrong.', skipped: true });
  });
});

describe('the managed database', () => {
  const withData = () => {
    const dataFolder = temporaryFolder();
    mkdirSync(join(dataFolder, 'neo4j/conf'), { recursive: true });
    writeFileSync(join(dataFolder, 'neo4j/conf/neo4j.conf'), `${confHeader}\n`);
    const cacheFolder = join(temporaryFolder(), 'cache');
    return { ...readConfig({ PACTGRAPH_JAVA: 'bundled' }), dataFolder, cacheFolder };
  };

  it('is not started unasked, and nothing is made for it', async () => {
    const config = stopped();
    const opened: unknown[] = [];
    await reports(config, [check('x', async ({ database }) => opened.push(await database()))]);
    expect(opened).toEqual([{ state: 'stopped', dataFolder: config.dataFolder, hasData: false }]);
    expect(readdirSync(join(config.dataFolder, '..'))).toEqual([]);
  });

  it('is not started where there is none yet, also when asked to', async () => {
    const config = stopped();
    await reports(config, [opening], true);
    expect(readdirSync(join(config.dataFolder, '..'))).toEqual([]);
  });

  it('is not started where something would have to be fetched', async () => {
    const config = withData();
    const opened: unknown[] = [];
    await reports(config, [check('x', async ({ database }) => opened.push(await database()))], true);
    expect(opened).toMatchObject([
      {
        state: 'unusable',
        error: { code: 'DATABASE_UNAVAILABLE', hint: 'Fetch it with: pactgraph neo4j fetch' },
      },
    ]);
    expect(readdirSync(join(config.cacheFolder, '..'))).toEqual([]);
    expect(readdirSync(config.dataFolder)).toEqual(['neo4j']);
  });

  it('is not looked for in a folder that pactgraph did not make', async () => {
    const config = withData();
    writeFileSync(join(config.dataFolder, 'neo4j/conf/neo4j.conf'), 'server.bolt.enabled=true\n');
    const opened: unknown[] = [];
    await reports(config, [check('x', async ({ database }) => opened.push(await database()))]);
    expect(opened).toMatchObject([{ state: 'unusable', error: { code: 'CANNOT_RUN' } }]);
  });
});
