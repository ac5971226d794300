/** What a command is: its name, what it takes, and where its work is. Every help reads this, so it loads no more. */
import type { Argument, Option } from 'commander';
import type { Config } from '../../config.js';
import type { CommandIo } from './io.js';

/** Resolves to the exit code, or to nothing when all is well. */
export type Run = (
  config: Config,
  io: CommandIo,
  // Commander gives what the descriptor's own options and arguments declare; each command states its types.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  options: any,
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  ...given: any[]
) => Promise<number | undefined> | Promise<void>;

export interface CommandDescriptor {
  readonly name: string;
  readonly description: string;
  readonly arguments?: readonly Argument[];
  readonly options?: readonly Option[];
  /** What else a user should know; help shows it before the examples. */
  readonly note?: string;
  /** Lines that show its use. */
  readonly examples?: readonly string[];
  /** What help says of exit codes; by default, the codes of all commands. */
  readonly exitCodes?: string;
  /** Imports the work when it is needed. */
  readonly run: () => Promise<Run>;
}

/** Commands under one word. */
export interface CommandGroup {
  readonly name: string;
  readonly description: string;
  readonly commands: readonly CommandDescriptor[];
}
