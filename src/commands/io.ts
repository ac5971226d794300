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
  /** @returns false also when the question was cancelled; never asked without a terminal */
  confirm(question: string): Promise<boolean>;
}

export interface TerminalStreams {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** Without a terminal a download says so often how far it is. */
const plainStep = 0.25;

export function terminalIo({ stdin, stdout, stderr }: TerminalStreams, json: boolean): CommandIo {
  const isTerminal = stdin.isTTY && stderr.isTTY;
  const err = (text: string): void => void stderr.write(`${text}\n`);
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
    download: stderr.isTTY ? barDownload(stderr) : plainDownload(err),
  };
}

function barDownload(output: NodeJS.WriteStream): Progress['download'] {
  let bar: ProgressResult | undefined;
  let shown = 0;
  return (done, total) => {
    if (!bar) {
      bar = progressBar({ max: total, output });
      bar.start(megabytes(0, total));
      shown = 0;
    }
    bar.advance(done - shown, megabytes(done, total));
    shown = done;
    if (done < total) return;
    bar.stop(megabytes(done, total));
    bar = undefined;
  };
}

function plainDownload(err: (text: string) => void): Progress['download'] {
  let next = plainStep;
  return (done, total) => {
    if (done / total < next) return;
    err(`  ${megabytes(done, total)}`);
    next = done < total ? (Math.floor(done / total / plainStep) + 1) * plainStep : plainStep;
  };
}

const megabytes = (done: number, total: number): string =>
  `${Math.round(done / 1e6)} of ${Math.round(total / 1e6)} MB`;
