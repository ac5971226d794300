/** How long a Neo4j that does not answer is waited for: while its logs grow, it is at work, as in a recovery. */
import { statSync } from 'node:fs';
import type { Layout } from '../disk/layout.js';
import type { Progress } from '../progress.js';

/** Said once, when it takes longer than a start does. */
const tellAfterMs = 15_000;
/**
 * A recovery says a word at each tenth of its way, and takes about as long as the writing did that no checkpoint holds
 * yet: a quarter of an hour of it at most. Whoever ends it sooner makes the next start begin it anew.
 */
export const silentForMs = 300_000;

/** @returns to be asked again and again: whether the process has been silent for too long */
export function silenceOf(
  pid: number,
  { consoleFile, debugLog }: Pick<Layout, 'consoleFile' | 'debugLog'>,
  progress: Progress,
): () => boolean {
  // Not their growth: the log is begun anew when it is full.
  const said = (): string => [consoleFile, debugLog].map(sizeOf).join();
  const started = performance.now();
  let told = false;
  let last = { said: said(), at: started };
  return () => {
    const at = performance.now();
    const now = said();
    if (now !== last.said) last = { said: now, at };
    if (!told && at - started > tellAfterMs) {
      told = true;
      progress.note(
        `Neo4j (process ${pid}) does not answer yet. After a crash or an upgrade it puts its data in order first, which may take minutes …`,
      );
    }
    return at - last.at > silentForMs;
  };
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
