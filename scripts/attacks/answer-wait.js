import { setTimeout as sleep } from 'node:timers/promises';
import { ask, documents } from './answer-memory.js';

/** The loop is free for others while an answer is built, and when it is ended. */
export const attack = {
  name: 'Answers far larger than their question: another client waits',
  unit: 'ms',
  before: 14_000,
  limit: 1_000,
  async run({ port }, quick) {
    let [longest, over] = [0, false];
    const other = async () => {
      for (; !over; await sleep(10)) {
        const started = performance.now();
        const { status } = await ask(port, '{ organisation(id: "org/hkpc") { name } }');
        if (status !== 200) throw new Error(`the other client was answered ${status}`);
        longest = Math.max(longest, performance.now() - started);
      }
    };
    const send = async () => {
      for (const document of quick ? documents.slice(0, 2) : documents) await ask(port, document);
    };
    await Promise.all([other(), send().finally(() => (over = true))]);
    return longest;
  },
};
