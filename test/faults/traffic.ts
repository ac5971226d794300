/** Requests at a steady pace, and which of them failed. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, vi } from 'vitest';
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
    /** Resolves when no request has failed for three seconds: a server that has just started plans its first statements slowly. */
    calm: async () => {
      await sleep(3_000);
      const recent = () => failures(performance.now() - 3_000);
      await vi.waitFor(() => expect(recent()).toEqual([]), { timeout: 60_000, interval: 200 });
    },
    /** Seconds from `from` until the last request was sent that failed; 0 when none failed. */
    failedFor: (from: number) => Math.max(0, ...failures(from).map(({ at }) => (at - from) / 1_000)),
    failures: (from: number) => failures(from).length,
    answered: (from: number) => answers.filter(({ at, good }) => at >= from && good).length,
  };
}
