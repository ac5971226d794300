/** What a command is: its name, what it takes, and where its work stands. Read for every help, so nothing else is loaded. */
import type { Argument, Option } from 'commander';
import type { Config } from '../../config.js';
import type { CommandIo } from './io.js';

/** Resolves to the exit code; to nothing when all is well. */
export type Run = (
  config: Config,
  io: CommandIo,
  // Commander gives what the descriptor's own options and arguments say; each command states its types.
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
  /** What else a user should know, before the examples. */
  readonly note?: string;
  /** Lines that show its use. */
  readonly examples?: readonly string[];
  /** What is said of its exit codes; those of all commands, unless given. */
  readonly exitCodes?: string;
  /** The work, imported when it is asked for. */
  readonly run: () => Promise<Run>;
}

/** Commands under one word. */
export interface CommandGroup {
  readonly name: string;
  readonly description: string;
  readonly commands: readonly CommandDescriptor[];
}
