import { describe, expect, it } from 'vitest';
import { sendAhead, sendAll, slicesOf } from '../../../../src/seed/load/run/send-ahead.js';

const later = <T>(value: T): Promise<T> => new Promise((resolve) => setTimeout(resolve, 1, value));

describe('sendAhead', () => {
  it('sends the next before the last is answered, and answers in order', async () => {
    const events: string[] = [];
    const send = async (item: number) => {
      events.push(`sent ${item}`);
      return later(item * 10);
    };
    for await (const { item, answer } of sendAhead([1, 2, 3], send)) events.push(`${item} gave ${answer}`);
    expect(events).toEqual(['sent 1', 'sent 2', '1 gave 10', 'sent 3', '2 gave 20', '3 gave 30']);
  });

  it('ends with the first failure, whatever becomes of what was sent behind it', async () => {
    const told: number[] = [];
    const send = (item: number) => later(item).then(() => Promise.reject(new Error(`no ${item}`)));
    const all = async () => {
      for await (const { item } of sendAhead([1, 2, 3], send)) told.push(item);
    };
    await expect(all()).rejects.toThrow('no 1');
    await expect(sendAll([1, 2], send)).rejects.toThrow('no 1');
    expect(told).toEqual([]);
  });

  it('of nothing gives nothing', async () => {
    expect(await sendAhead([], later).next()).toEqual({ done: true, value: undefined });
  });
});

describe('slicesOf', () => {
  it('cuts a list in order, the rest last', () => {
    expect([...slicesOf([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]]);
    expect([...slicesOf([], 2)]).toEqual([]);
  });
});
