/**
 * How commands speak with the user; tests pass their own. All printed text passes here: what seeds, graphs and paths
 * hold is made harmless, so that only we print colours and the bar.
 */
import { confirm, isCancel } from '@clack/prompts';
import pc from 'picocolors';
import { PactgraphError } from '../../errors.js';
import type { Progress } from '../../neo4j/progress.js';
import type { Told } from '../../text/styled.js';
import { visible, visibleJson } from '../../text/visible.js';
import { plainProgress, progressBar, type Advance } from './progress-bar.js';

export interface CommandIo extends Progress {
  /** The result, to standard output: with `json` one JSON document and nothing else. */
  out(told: Told): void;
  /** A document for programs (JSON, or lines of it), to standard output as it is. */
  data(text: string): void;
  /** Everything else, to standard error. */
  err(text: string): void;
  readonly json: boolean;
  /** Whether somebody can answer a question. */
  readonly isTerminal: boolean;
  /** How far a long work has come; `words` says it, as in `20,000 of 60,000 rows`. */
  readonly advance: Advance;
  /**
   * Does not ask without a terminal: the answer is then no.
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
  const write = (stream: NodeJS.WriteStream, told: Told): void => {
    bar?.clear();
    stream.write(`${painted(told, stream.isTTY && pc.isColorSupported)}\n`);
  };
  const data = (text: string): void => {
    bar?.clear();
    jsonLines(stdout).write(`${text}\n`);
  };
  const err = (text: string): void => write(stderr, text);
  const advance = bar?.advance ?? plainProgress(err);
  return {
    out: (told) => (json && typeof told === 'string' ? data(told) : write(stdout, told)),
    data,
    err,
    json,
    isTerminal,
    confirm: async (question) => {
      if (!isTerminal) return false;
      const answer = await confirm({
        message: visible(question),
        initialValue: false,
        input: stdin,
        output: stderr,
      });
      if (isCancel(answer)) throw new PactgraphError('INTERRUPTED', 'Stopped. Nothing was changed.');
      return answer;
    },
    note: (text) => write(stderr, stderr.isTTY ? [{ style: 'dim', text }] : text),
    download: (done, total) => advance(done, total, megabytes(done, total)),
    advance,
  };
}

function painted(told: Told, colours: boolean): string {
  const colour = pc.createColors(colours);
  const pieces = typeof told === 'string' ? [told] : told;
  return pieces
    .map((piece) => (typeof piece === 'string' ? visible(piece) : colour[piece.style](visible(piece.text))))
    .join('');
}

/** JSON for programs, byte for byte; for a terminal, what it would obey is escaped, which means the same. */
export const jsonLines = (stream: NodeJS.WriteStream): { write(lines: string): void } => ({
  write: (lines) => void stream.write(stream.isTTY ? visibleJson(lines) : lines),
});

const megabytes = (done: number, total: number): string =>
  `${Math.round(done / 1e6)} of ${Math.round(total / 1e6)} MB`;
