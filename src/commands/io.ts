/** How commands speak with whoever ran them; tests hand in their own. */
import { confirm, isCancel } from '@clack/prompts';
import pc from 'picocolors';
import { PactgraphError } from '../errors.js';
import type { Progress } from '../neo4j/progress.js';
import { plainProgress, progressBar, type Advance } from './progress-bar.js';

export interface CommandIo extends Progress {
  /** The result, to standard output: with `json` one JSON document and nothing else. */
  out(text: string): void;
  /** Everything else, to standard error. */
  err(text: string): void;
  readonly json: boolean;
  /** Whether standard output is a terminal that shows colours. */
  readonly colours: boolean;
  /** Whether somebody can answer a question. */
  readonly isTerminal: boolean;
  /** How far a long work is; `words` says it, as in `20,000 of 60,000 rows`. */
  readonly advance: Advance;
  /**
   * Never asked without a terminal: the answer is no.
   * @throws PactgraphError INTERRUPTED when Ctrl-C is the answer
   */
  confirm(question: string): Promise<boolean>;
}

export interface TerminalStreams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

export function terminalIo({ stdin, stdout, stderr }: TerminalStreams, json: boolean): CommandIo {
  const isTerminal = stdin.isTTY && stderr.isTTY;
  const bar = stderr.isTTY ? progressBar(stderr) : undefined;
  const write = (stream: NodeJS.WriteStream, text: string): void => {
    bar?.clear();
    stream.write(`${text}\n`);
  };
  const err = (text: string): void => write(stderr, text);
  const advance = bar?.advance ?? plainProgress(err);
  return {
    out: (text) => write(stdout, text),
    err,
    json,
    colours: stdout.isTTY && pc.isColorSupported,
    isTerminal,
    confirm: async (message) => {
      if (!isTerminal) return false;
      const answer = await confirm({ message, initialValue: false, input: stdin, output: stderr });
      if (isCancel(answer)) throw new PactgraphError('INTERRUPTED', 'Stopped. Nothing was changed.');
      return answer;
    },
    note: (text) => err(stderr.isTTY ? pc.dim(text) : text),
    download: (done, total) => advance(done, total, megabytes(done, total)),
    advance,
  };
}

const megabytes = (done: number, total: number): string =>
  `${Math.round(done / 1e6)} of ${Math.round(total / 1e6)} MB`;
