/** Runs the checks, one after the other; one that fails is told as what it found. */
import type { Config } from '../config.js';
import { PactgraphError } from '../errors.js';
import { isForbidden } from '../graph/failure.js';
import { readStatementFiles } from '../graph/statement-files.js';
import type { Parameters, Row } from '../graph/values.js';
import { within } from '../graph/within.js';
import { inDataFolder } from '../neo4j/disk/data-fault.js';
import { readOntology } from '../ontology/read.js';
import type { Ontology } from '../ontology/model.js';
import { NotExamined, type Check, type Patient } from './check.js';
import { checks as all } from './checks/list.js';
import { problemOf, skipped, type Finding } from './finding.js';
import { openDatabase, type Opened, type OpenOptions } from './open-database.js';

export interface Report {
  readonly check: Pick<Check, 'id' | 'title'>;
  readonly findings: readonly Finding[];
}

/** ms for a statement, on the server. */
const timeout = 10_000;
/** ms more, after which nobody waits for a server that fell silent. */
const patience = 2_000;

/** Told as they come. The database is closed at the end, and stopped when it was started for this. */
export async function* examine(
  config: Config,
  options: OpenOptions,
  checks: readonly Check[] = all,
): AsyncGenerator<Report, void> {
  let opened: Promise<Opened> | undefined;
  let ontology: Ontology | undefined;
  const database = () => (opened ??= openDatabase(config, options));
  const patient: Patient = {
    config,
    statements: readStatementFiles(config.cypherFolder),
    ontology: () => (ontology ??= readOntology(config.ontologyFolder)),
    database,
    read: async (text, parameters) => readFrom(await database(), text, parameters),
  };
  try {
    for (const check of checks) yield { check, findings: await findingsOf(check, patient) };
  } finally {
    // Why it could not be opened was told by the check that asked first.
    const used = await opened?.catch(() => undefined);
    if (used?.state === 'open') await used.close();
  }
}

async function readFrom(opened: Opened, text: string, parameters: Parameters = {}): Promise<Row[]> {
  if (opened.state === 'stopped') throw new NotExamined('the database does not run');
  if (opened.state === 'unusable') throw new NotExamined('the database is not usable');
  const asked = opened.graph.readLatest(text, parameters, timeout);
  const silent = () => new PactgraphError('QUERY_TIMEOUT', 'The database stopped answering.');
  return within(timeout + patience, asked, silent);
}

async function findingsOf(check: Check, patient: Patient): Promise<readonly Finding[]> {
  try {
    return await inDataFolder(patient.config.dataFolder, () => check.run(patient));
  } catch (error) {
    return [failed(error, check)];
  }
}

function failed(error: unknown, { id }: Check): Finding {
  if (error instanceof NotExamined) return skipped(error.message);
  if (isForbidden(error)) return skipped('the user of NEO4J_USER may not see it');
  if (!(error instanceof PactgraphError)) {
    const title = `This check failed: ${error instanceof Error ? error.message : String(error)}`;
    const detail = error instanceof Error ? error.stack : undefined;
    return { level: 'problem', title, ...(detail && { detail }), remedy: 'Report it as a bug of pactgraph.' };
  }
  if (error.code === 'ONTOLOGY' && id !== 'ontology') return skipped('the ontology is wrong');
  if (error.code === 'QUERY_TIMEOUT')
    return {
      level: 'warning',
      title: `Not finished: the database did not answer within ${timeout / 1_000} s.`,
      remedy: 'Run it again when the database has less to do.',
    };
  return problemOf(error);
}
