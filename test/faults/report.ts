/** What a fault led to: a line of the table in docs/operations.md when `npm run faults` runs these tests. */
import { appendFileSync } from 'node:fs';

export interface Told {
  readonly fault: string;
  /** What users see; plain text. */
  readonly outcome: string;
  /** Until that was so, of each time that it was tried. */
  readonly seconds: readonly number[];
}

/** PACTGRAPH_FAULT_REPORT names the file that collects the lines. */
export function told(line: Told): void {
  const file = process.env.PACTGRAPH_FAULT_REPORT;
  if (file) appendFileSync(file, `${JSON.stringify(line)}\n`);
}

/** @returns seconds since `start`, a value of performance.now() */
export const secondsSince = (start: number): number => (performance.now() - start) / 1_000;
