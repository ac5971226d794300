/** A line on a terminal that shows how far a long work is. It leaves the keyboard alone, so that Ctrl-C is a signal. */
import { visibleLine } from '../../text/visible.js';

/** How far a long work has come; at its end `done` equals `total`. */
export type Advance = (done: number, total: number, words: string) => void;

export interface ProgressBar {
  readonly advance: Advance;
  /** Removes the line, so that a text can take its place; the next step shows it again. */
  clear(): void;
}

/** Columns of the bar itself. */
const width = 24;
/** ms between two pictures: more would flicker. */
const pause = 100;

export function progressBar(
  output: Pick<NodeJS.WriteStream, 'write' | 'columns'>,
  now: () => number = () => performance.now(),
): ProgressBar {
  let shown = false;
  let next = 0;
  const clear = () => {
    if (shown) output.write('\r\u001b[2K');
    shown = false;
  };
  return {
    clear,
    advance(done, total, words) {
      const isLast = done >= total;
      if (!isLast && now() < next) return;
      next = now() + pause;
      const full = total > 0 ? Math.min(width, Math.floor((done / total) * width)) : width;
      const line = `${'━'.repeat(full)}${'─'.repeat(width - full)}  ${visibleLine(words)}`;
      // The bar could not remove a line that wraps.
      output.write(`\r\u001b[2K${line.slice(0, (output.columns || 80) - 1)}${isLast ? '\n' : ''}`);
      shown = !isLast;
      if (isLast) next = 0;
    },
  };
}

/** Without a terminal, progress is printed after each such share of the work. */
const plainStep = 0.25;

export function plainProgress(err: (text: string) => void): Advance {
  let next = plainStep;
  return (done, total, words) => {
    if (done / total < next) return;
    err(`  ${words}`);
    next = done < total ? (Math.floor(done / total / plainStep) + 1) * plainStep : plainStep;
  };
}
