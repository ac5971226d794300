/** Keeps the chunks of rows that evidence refers to, for as long as a seed that refers to them is in force. */
import type { RunNamed } from '../elements/element-state.js';
import { sendAll, slicesOf } from '../run/send-ahead.js';
import type { Records } from './records.js';

/** Chunks sent at once: some MB. */
const slice = 100;

/** @param seed id of its node, which is there */
export async function writeChunks(run: RunNamed, seed: string, { chunks }: Records): Promise<void> {
  if (chunks.size === 0) return;
  await sendAll(slicesOf([...chunks], slice), async (some) => {
    await run('seed/row-chunks', { seed, chunks: some.map(([id, data]) => ({ id, data })) });
  });
}
