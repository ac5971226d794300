#!/usr/bin/env node
/** argv to a command. The work of a command is imported when it runs, so that help answers at once. */
import './production.js';
import { Command, CommanderError } from 'commander';
import { commands } from './commands/list.js';
import type { CommandDescriptor } from './commands/run/descriptor.js';
import { packageVersion } from './package.js';
import { exitCodeOf, PactgraphError } from './errors.js';
import { visible } from './text/visible.js';

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

function add(parent: Command, descriptor: CommandDescriptor): void {
  const { name, description, run, note, examples = [] } = descriptor;
  const command = parent.command(name).description(description).exitOverride();
  for (const argument of descriptor.arguments ?? []) command.addArgument(argument);
  for (const option of descriptor.options ?? []) command.addOption(option);
  if (note !== undefined) command.addHelpText('after', `\n${note}`);
  if (examples.length > 0)
    command.addHelpText('after', ['', 'Examples:', ...examples.map((line) => `  ${line}`)].join('\n'));
  command.addHelpText('after', descriptor.exitCodes ?? exitCodes);
  command.action(async (...given: unknown[]) => {
    const options = given.at(-2) as object;
    const { json = false } = program.opts<{ readonly json?: boolean }>();
    const { act } = await import('./commands/run/act.js');
    await act(run, json, options, given.slice(0, -2));
  });
}

for (const entry of commands) {
  if (!('commands' in entry)) {
    add(program, entry);
    continue;
  }
  const group = program.command(entry.name).description(entry.description).exitOverride();
  for (const descriptor of entry.commands) add(group, descriptor);
}

/** With --json a script hears of wrong usage on standard output too. */
function tellUsage(message: string): void {
  if (!process.argv.includes('--json')) return;
  process.stdout.write(`${JSON.stringify({ version: 1, error: { code: 'USAGE', message } })}\n`);
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
