/** Requests at a steady pace, and which of them failed. */
import { onTestFinished } from 'vitest';
import { isAnswered } from './server-process.js';

const everyMs = 20;

/** Asks 50 times a second until the test ends, and notes when which answer came. */
export function traffic(port: number) {
  const answers: { readonly at: number; readonly good: boolean }[] = [];
  const timer = setInterval(() => {
    const at = performance.now();
    void isAnswered(port).then((good) => answers.push({ at, good }));
  }, everyMs);
  onTestFinished(() => clearInterval(timer));
  const failures = (from: number) => answers.filter(({ at, good }) => at >= from && !good);
  return {
    /** Seconds from `from` until the last request was sent that failed; 0 when none failed. */
    failedFor: (from: number) => Math.max(0, ...failures(from).map(({ at }) => (at - from) / 1_000)),
    failures: (from: number) => failures(from).length,
    answered: (from: number) => answers.filter(({ at, good }) => at >= from && good).length,
  };
}
