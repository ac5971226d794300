#!/usr/bin/env node
/** argv to a command. Commands are imported when they run, so that help answers at once. */
import { existsSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { packageVersion, readConfig, type Config } from './config.js';
import { errorTable, exitCodeOf, PactgraphError } from './errors.js';
import type { CommandIo } from './commands/io.js';
import { visible } from './text/visible.js';

interface Global {
  readonly json?: boolean;
}

/** Resolves to the exit code; to nothing when all is well. */
type Run<Options, Arguments extends unknown[]> = (
  config: Config,
  io: CommandIo,
  options: Options,
  ...given: Arguments
) => Promise<number | undefined> | Promise<void>;

const exitCodes = `
Exit codes:
  0  done, or nothing to do        3  the database is not usable
  1  problems in seeds or a dump   4  seeds and ledger disagree
  2  wrong usage or cannot run     5  another loader held the lock too long
  129, 130, 143  stopped by a signal`;

const program = new Command('pactgraph')
  // What it says of arguments repeats them.
  .configureOutput({
    writeOut: (text) => void process.stdout.write(visible(text)),
    writeErr: (text) => void process.stderr.write(visible(text)),
  })
  .description('A knowledge graph of who works with whom, with the sentence that proves every fact.')
  .version(packageVersion)
  .option('--json', 'machine-readable output on stdout')
  .showHelpAfterError('(pactgraph --help shows the commands)')
  .exitOverride()
  .addHelpText(
    'before',
    `Examples:
  pactgraph start               database, seeds and API, at http://127.0.0.1:4000/graphql
  pactgraph seed status         which seeds are applied, pending, edited
  pactgraph seed plan           what the pending seeds would do
  pactgraph seed load --yes     apply the pending seeds
  pactgraph doctor              what is wrong, and what to do about it
  pactgraph neo4j stop          stop the managed database
`,
  )
  .addHelpText('after', exitCodes);

/** Adds the action of a command: parses settings, runs it, and turns what it throws into a message and an exit code. */
function action<Options, Arguments extends unknown[]>(
  command: Command,
  load: () => Promise<Run<Options, Arguments>>,
): Command {
  return command.exitOverride().action(async (...given: [...Arguments, Options, Command]) => {
    const options = given.at(-2) as Options;
    const values = given.slice(0, -2) as Arguments;
    const { json = false } = program.opts<Global>();
    const { terminalIo } = await import('./commands/io.js');
    const io = terminalIo(process, json);
    try {
      readEnvFile();
      if (process.env.npm_lifecycle_event !== undefined) {
        const { stopWithParent } = await import('./commands/stop-with-parent.js');
        stopWithParent();
      }
      const { endOnSignals } = await import('./commands/end-on-signals.js');
      endOnSignals();
      const config = readConfig(process.env);
      // A look-up holds the process until its end, whatever we say meanwhile; glibc's own limits come to 10 s and more.
      if (config.server) process.env.RES_OPTIONS ??= 'timeout:1 attempts:2';
      const run = await load();
      const { runCommand } = await import('./commands/run-command.js');
      process.exitCode = (await runCommand(config, async () => run(config, io, options, ...values))) ?? 0;
    } catch (error) {
      const { reportFailure } = await import('./commands/report-failure.js');
      reportFailure(error, io);
      process.exitCode = exitCodeOf(error);
    }
    // A connection that is never answered would keep the process for as long.
    if (process.exitCode === errorTable.DATABASE_UNAVAILABLE.exit)
      setTimeout(() => process.exit(), 500).unref();
  });
}

const open = new Option(
  '--open',
  'whoever reaches the API may ask it; needed where PACTGRAPH_HOST is not loopback',
);
action(
  program
    .command('start')
    .description('start the database if needed, load pending seeds, serve the API')
    .addOption(open),
  async () => (await import('./commands/start.js')).start,
);
action(
  program.command('serve').description('serve the API; writes nothing').addOption(open),
  async () => (await import('./commands/serve.js')).serve,
);

const seed = program.command('seed').description('check, load and follow the seeds').exitOverride();
action(
  seed
    .command('check')
    .description('tell everything that is wrong with seeds, without a database')
    .argument('[files...]', 'seeds by path, number or name; without any, all of the folder')
    .addOption(
      new Option('--format <format>', 'how problems are written').choices(['pretty', 'json', 'github']),
    )
    .option('--strict', 'warnings count like errors')
    .option('--no-cache', 'read every seed anew')
    .addHelpText(
      'after',
      '\nExamples:\n  pactgraph seed check\n  pactgraph seed check 7 --strict\n  pactgraph seed check --format github\n' +
        exitCodes,
    ),
  async () => {
    const { seedCheck } = await import('./commands/seed-check.js');
    return (config, io, options: Parameters<typeof seedCheck>[2], files: readonly string[]) =>
      seedCheck(config, io, options, files);
  },
);
action(
  seed
    .command('explain')
    .description('what a rule asks for, and why; without one, the list of all rules')
    .argument('[rule]', 'id of the rule, as problems show it in brackets')
    .addHelpText('after', '\nExamples:\n  pactgraph seed explain\n  pactgraph seed explain keyed-merge\n'),
  async () => {
    const { seedExplain } = await import('./commands/seed-explain.js');
    return (config, io, options: object, rule?: string) => seedExplain(config, io, options, rule);
  },
);
const wait = new Option('--wait <seconds>', 'how long to wait for another loader')
  .default(600)
  .argParser(seconds);
action(
  seed
    .command('load')
    .description('show what the pending seeds would do, ask, and apply each in one transaction')
    .option('--yes', 'do not ask')
    .option('--plan <file>', 'apply just what this plan shows, without asking')
    .option('--strict', 'stop at rows that write nothing, as an id they name is not there')
    .addOption(wait)
    .addHelpText(
      'after',
      '\nExamples:\n  pactgraph seed load\n  pactgraph --json seed load --yes\n' + exitCodes,
    ),
  async () => (await import('./commands/seed-load.js')).seedLoad,
);
action(
  seed
    .command('plan')
    .description('what the pending seeds would do, computed on the graph and rolled back')
    .option('--out <file>', 'also write the plan as JSON, for seed load --plan')
    .option('--strict', 'count rows that write nothing, as an id they name is not there, as errors')
    .addOption(wait)
    .addHelpText(
      'after',
      '\nExamples:\n  pactgraph seed plan\n  pactgraph seed plan --out plan.json && pactgraph seed load --plan plan.json\n' +
        exitCodes,
    ),
  async () => (await import('./commands/seed-plan.js')).seedPlan,
);
action(
  seed
    .command('undo')
    .description('take back an applied seed, or all after one; refused when a later seed rests on it')
    .argument('[number]', 'number of the seed', seedNumber)
    .option('--to <number>', 'undo all seeds after this one, the last applied first', seedNumber)
    .option('--plan', 'only show what would go')
    .option('--yes', 'do not ask')
    .addOption(wait)
    .addHelpText(
      'after',
      '\nExamples:\n  pactgraph seed undo 7\n  pactgraph seed undo --to 3 --plan\n' + exitCodes,
    ),
  async () => {
    const { seedUndo } = await import('./commands/seed-undo.js');
    return (config, io, options: Parameters<typeof seedUndo>[2], number?: number) =>
      seedUndo(config, io, options, number);
  },
);
action(
  seed
    .command('redo')
    .description('apply an undone seed again')
    .argument('<number>', 'number of the seed', seedNumber)
    .option('--yes', 'do not ask')
    .addOption(wait)
    .addHelpText('after', '\nExample:\n  pactgraph seed redo 7\n' + exitCodes),
  async () => (await import('./commands/seed-redo.js')).seedRedo,
);
action(
  seed
    .command('new')
    .description('a seed to fill in, with its source')
    .argument('<name>', 'lower-case words with hyphens: ai-summit')
    .requiredOption('--source <file>', 'the text it is made from; it is copied, with front matter to fill in')
    .addHelpText('after', '\nExample:\n  pactgraph seed new ai-summit --source ~/summit.txt\n' + exitCodes),
  async () => (await import('./commands/seed-new.js')).seedNew,
);
action(
  seed
    .command('fmt')
    .description('bring pending seeds into the one layout; applied ones stay as they are')
    .argument('[files...]', 'seeds, by name or path; without, all that are not applied')
    .option('--check', 'write nothing, start no database; exit code 1 when a seed is not formatted')
    .addHelpText(
      'after',
      '\nExamples:\n  pactgraph seed fmt\n  pactgraph seed fmt --check seed/0002-ai-summit.cypher\n' +
        exitCodes,
    ),
  async () => (await import('./commands/seed-fmt.js')).seedFmt,
);
action(
  seed
    .command('status')
    .description('which seeds are applied, pending, edited, missing')
    .addHelpText(
      'after',
      '\nExamples:\n  pactgraph seed status\n  pactgraph --json seed status\n' + exitCodes,
    ),
  async () => (await import('./commands/seed-status.js')).seedStatus,
);

action(
  program
    .command('changes')
    .description('what seeds added (+), changed (~) and removed (-) since a revision, oldest first')
    .option('--since <revision>', 'the last revision that is known already', wholeNumber('--since'), 0)
    .option('--type <names...>', 'only entities of these types, and facts that start or end at one')
    .option('--limit <count>', 'at most so many', wholeNumber('--limit'), 1_000)
    .addHelpText(
      'after',
      '\nExamples:\n  pactgraph changes --since 3\n  pactgraph --json changes --type Organisation,Agreement\n' +
        exitCodes,
    ),
  async () => (await import('./commands/changes.js')).changes,
);

action(
  program
    .command('doctor')
    .description('what is well and what is not: machine, database, ledger, data; with what to do about it')
    .option('--start', 'start the managed database when it does not run, to look inside; it is stopped again')
    .option('--limits', 'only list the limits of server and API')
    .addHelpText(
      'after',
      `
Writes nothing, fetches nothing, and leaves no database running.

Examples:
  pactgraph doctor
  pactgraph doctor --start
  pactgraph doctor --limits
  pactgraph --json doctor | jq '.checks[].findings[] | select(.level == "problem")'

Exit codes:
  0  no problem; there may be warnings
  1  problems
  2  wrong usage or settings
  3  the database is not usable`,
    ),
  async () => (await import('./commands/doctor.js')).doctor,
);

const exports = program.command('export').description('take the graph out').exitOverride();
action(
  exports
    .command('canonical')
    .description('everything stated, as JSON lines sorted by id: equal graphs give equal bytes')
    .option('--out <file>', 'write to this file instead of stdout'),
  async () => (await import('./commands/export-canonical.js')).exportCanonical,
);

const neo4j = program.command('neo4j').description('the managed local database').exitOverride();
action(
  neo4j.command('start').description('start it and leave it running'),
  async () => (await import('./commands/neo4j-start.js')).neo4jStart,
);
action(
  neo4j.command('stop').description('stop it'),
  async () => (await import('./commands/neo4j-stop.js')).neo4jStop,
);
action(
  neo4j.command('status').description('whether it runs, and where'),
  async () => (await import('./commands/neo4j-status.js')).neo4jStatus,
);
action(
  neo4j
    .command('fetch')
    .description('fetch what it needs, and start nothing: for images and machines without a network')
    .addHelpText('after', '\nExample:\n  PACTGRAPH_HOME=/opt/pactgraph-cache pactgraph neo4j fetch\n'),
  async () => (await import('./commands/neo4j-fetch.js')).neo4jFetch,
);
action(
  neo4j
    .command('dump')
    .description('stop it, and write all that it holds to a folder that restore checks itself against')
    .argument('[folder]', 'the dump; without, pactgraph-r<revision>-<time>.dump in the working directory')
    .option('--no-check', 'spare the check of the store, which takes minutes when it is large')
    .option('--force', 'replace a dump of that name')
    .addHelpText(
      'after',
      '\nExamples:\n  pactgraph neo4j dump\n  pactgraph neo4j dump --force backups/monday.dump\n' + exitCodes,
    ),
  async () => {
    const { neo4jDump } = await import('./commands/neo4j-dump.js');
    return (config, io, options: Parameters<typeof neo4jDump>[2], folder?: string) =>
      neo4jDump(config, io, options, folder);
  },
);
action(
  neo4j
    .command('restore')
    .description('replace what it holds by a dump, once that has become the graph it was made of; asks first')
    .argument('<folder>', 'the dump')
    .option('--yes', 'do not ask')
    .option('--keep', 'keep what is replaced, in a folder beside it')
    .addHelpText('after', '\nExample:\n  pactgraph neo4j restore backups/monday.dump\n' + exitCodes),
  async () => (await import('./commands/neo4j-restore.js')).neo4jRestore,
);
action(
  neo4j.command('reset').description('delete its data; asks first').option('--yes', 'do not ask'),
  async () => (await import('./commands/neo4j-reset.js')).neo4jReset,
);

/** `.env` in the working directory, as .env.example shows it; what is set already wins. */
function readEnvFile(): void {
  if (!existsSync('.env')) return;
  try {
    process.loadEnvFile('.env');
  } catch (cause) {
    throw new PactgraphError('SETTINGS', 'The file .env cannot be read.', { cause });
  }
}

/** With --json a script hears of wrong usage on standard output too. */
function tellUsage(message: string): void {
  if (!process.argv.includes('--json')) return;
  process.stdout.write(`${JSON.stringify({ version: 1, error: { code: 'USAGE', message } })}\n`);
}

function wholeNumber(option: string): (text: string) => number {
  return (text) => {
    if (!/^\d{1,9}$/.test(text)) throw new PactgraphError('USAGE', `${option}: ${text} is no whole number.`);
    return Number(text);
  };
}

function seedNumber(text: string): number {
  const value = Number(text);
  if (!/^\d{1,4}$/.test(text)) throw new PactgraphError('USAGE', `${text} is no number of a seed.`);
  return value;
}

function seconds(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0)
    throw new PactgraphError('USAGE', `--wait: ${text} is no number of seconds.`);
  return value;
}

// Whoever reads may leave before we have said all, as `head` does; what is done is done to its end.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

try {
  await program.parseAsync();
} catch (error) {
  // Commander has said what is wrong; help and --version end here too, with exit code 0.
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    if (process.exitCode !== 0) tellUsage(error.message);
  } else if (error instanceof PactgraphError) {
    process.stderr.write(`${visible(error.message)}\n`);
    tellUsage(error.message);
    process.exitCode = exitCodeOf(error);
  } else throw error;
}
