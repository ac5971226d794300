/** `pactgraph doctor`: what is well and what is not, from the machine to the data, each problem with its remedy. */
import { answerLimits } from '../api/answer/limits.js';
import type { Config } from '../config.js';
import { errorTable } from '../errors.js';
import { examine, type Report } from '../doctor/examine.js';
import { limitsTable, limitsWith } from '../doctor/limits.js';
import { levelsOf, summaryOf, textOf } from '../doctor/text.js';
import type { CommandIo } from './run/io.js';
import { refuseOwnServer } from './neo4j/own-server.js';
import { jsonVersion } from './run/report-failure.js';

export interface DoctorOptions {
  /** Start a managed database that does not run, and stop it at the end. */
  readonly start?: boolean;
  /** Only list the limits in force. */
  readonly limits?: boolean;
}

/**
 * Writes nothing, fetches nothing, and leaves no database running.
 * @returns exit code: 0 without problems, warnings allowed; 3 when the database is not usable, 1 for any other problem
 * @throws PactgraphError USAGE
 */
export async function doctor(
  config: Config,
  io: CommandIo,
  { start = false, limits = false }: DoctorOptions,
): Promise<number> {
  if (limits) {
    const inForce = limitsWith(answerLimits(config.answerMegabytes), config.cost);
    io.out(io.json ? JSON.stringify({ version: jsonVersion, limits: inForce }) : limitsTable(inForce));
    return 0;
  }
  if (start) refuseOwnServer(config);
  const reports: Report[] = [];
  for await (const report of examine(config, { start, progress: io })) {
    reports.push(report);
    if (!io.json) io.out(textOf(report));
  }
  io.out(io.json ? JSON.stringify(toJson(reports)) : `\n${summaryOf(reports)}`);
  return exitCode(reports);
}

/** The shape that scripts read: see jsonVersion. */
const toJson = (reports: readonly Report[]) => ({
  version: jsonVersion,
  problems: levelsOf(reports, 'problem'),
  warnings: levelsOf(reports, 'warning'),
  checks: reports.map(({ check, findings }) => ({ id: check.id, title: check.title, findings })),
});

function exitCode(reports: readonly Report[]): number {
  const problems = reports.flatMap(({ findings }) => findings).filter(({ level }) => level === 'problem');
  if (problems.some(({ code }) => code === 'DATABASE_UNAVAILABLE'))
    return errorTable.DATABASE_UNAVAILABLE.exit;
  return problems.length > 0 ? 1 : 0;
}
