/** How commands speak with whoever ran them; tests hand in their own. */
import { confirm, isCancel, progress as progressBar, type ProgressResult } from '@clack/prompts';
import pc from 'picocolors';
import type { Progress } from '../neo4j/progress.js';

export interface CommandIo extends Progress {
  /** The result, to standard output: with `json` one JSON document and nothing else. */
  out(text: string): void;
  /** Everything else, to standard error. */
  err(text: string): void;
  readonly json: boolean;
  /** Whether somebody can answer a question. */
  readonly isTerminal: boolean;
  /** How far a long work is; at its end `done` equals `total`. `words` says it, as in `20,000 of 60,000 rows`. */
  advance(done: number, total: number, words: string): void;
  /** @returns false also when the question was cancelled; never asked without a terminal */
  confirm(question: string): Promise<boolean>;
}

export interface TerminalStreams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** Without a terminal a long work says so often how far it is. */
const plainStep = 0.25;

export function terminalIo({ stdin, stdout, stderr }: TerminalStreams, json: boolean): CommandIo {
  const isTerminal = stdin.isTTY && stderr.isTTY;
  const err = (text: string): void => void stderr.write(`${text}\n`);
  const download = stderr.isTTY ? bar(stderr) : plain(err);
  return {
    out: (text) => void stdout.write(`${text}\n`),
    err,
    json,
    isTerminal,
    confirm: async (message) => {
      if (!isTerminal) return false;
      const answer = await confirm({ message, initialValue: false, input: stdin, output: stderr });
      return !isCancel(answer) && answer;
    },
    note: (text) => err(stderr.isTTY ? pc.dim(text) : text),
    download: (done, total) => download(done, total, megabytes(done, total)),
    advance: stderr.isTTY ? bar(stderr) : plain(err),
  };
}

type Advance = CommandIo['advance'];

function bar(output: NodeJS.WriteStream): Advance {
  let shownBar: ProgressResult | undefined;
  let shown = 0;
  return (done, total, words) => {
    if (!shownBar) {
      shownBar = progressBar({ max: total, output });
      shownBar.start(words);
      shown = 0;
    }
    shownBar.advance(done - shown, words);
    shown = done;
    if (done < total) return;
    shownBar.stop(words);
    shownBar = undefined;
  };
}

function plain(err: (text: string) => void): Advance {
  let next = plainStep;
  return (done, total, words) => {
    if (done / total < next) return;
    err(`  ${words}`);
    next = done < total ? (Math.floor(done / total / plainStep) + 1) * plainStep : plainStep;
  };
}

const megabytes = (done: number, total: number): string =>
  `${Math.round(done / 1e6)} of ${Math.round(total / 1e6)} MB`;
