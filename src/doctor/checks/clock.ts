import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { statementText } from '../../graph/statement-files.js';
import { NotExamined, type Check, type Patient } from '../check.js';
import { skipped, type Finding } from '../finding.js';
import { count, duration } from '../words.js';

/** ms by which clocks may differ. */
const tolerance = 5_000;
/** ms by which a file may be ahead: file systems round, and network drives have clocks of their own. */
const fileTolerance = 60_000;
/** Files looked at. */
const most = 5_000;

/** The clock of this machine, against that of the server and the files in the data folder. */
export const clock: Check = {
  id: 'clock',
  title: 'Clock',
  async run(patient) {
    const [server, files] = [await againstServer(patient), await againstFiles(patient.config.dataFolder)];
    return [...server, ...files];
  },
};

async function againstServer({ statements, read }: Patient): Promise<Finding[]> {
  const text = statementText(statements, 'doctor/clock');
  try {
    // Once for the connection and the plan, so that the second answer comes at once.
    await read(text);
    const asked = Date.now();
    const started = performance.now();
    const [row] = await read(text);
    const took = performance.now() - started;
    return typeof row?.now === 'number' ? [clockFinding(asked + took / 2 - row.now, took)] : [];
  } catch (error) {
    if (!(error instanceof NotExamined)) throw error;
    return [skipped(error.message)];
  }
}

/**
 * @param ahead ms by which this machine is ahead of the server
 * @param took ms that the question was on its way
 */
export function clockFinding(ahead: number, took: number): Finding {
  const by = Math.abs(ahead);
  if (by <= tolerance + took)
    return { level: 'ok', title: 'This machine and the database have the same time.' };
  return {
    level: 'warning',
    title: `This machine is ${duration(by)} ${ahead > 0 ? 'ahead of' : 'behind'} the database.`,
    remedy:
      'Set the clock that is wrong, with a time service: times in the ledger are those of the database.',
  };
}

async function againstFiles(folder: string): Promise<Finding[]> {
  const names = await readdir(folder, { recursive: true }).catch((): string[] => []);
  const now = Date.now();
  const ahead: { readonly name: string; readonly by: number }[] = [];
  for (const name of names.slice(0, most)) {
    const changed = await stat(join(folder, name)).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    );
    if (changed > now + fileTolerance) ahead.push({ name, by: changed - now });
  }
  const [furthest] = ahead.sort((a, b) => b.by - a.by);
  if (!furthest) return [];
  const { name, by } = furthest;
  return [
    {
      level: 'warning',
      title: `${count(ahead.length, 'file')} in ${relative('', folder) || folder} ${ahead.length === 1 ? 'is' : 'are'} dated in the future, ${name} by ${duration(by)}.`,
      remedy: 'Check the clock of this machine; it may have been set back.',
    },
  ];
}
