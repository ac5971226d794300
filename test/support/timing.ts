/**
 * A time is measured again, up to twice, before it counts as too long: other processes share the machine. vitest.config.ts
 * repeats a test for this error alone.
 */
export function within(limitMs: number, ms: number): void {
  if (ms >= limitMs) throw new Error(`Took ${Math.round(ms)} ms, and may take ${limitMs} ms.`);
}
