import { describe, expect, it } from 'vitest';
import { Line } from '../../../src/api/answer/turns.js';

const busyFor = (ms: number) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};
const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** What an executor does with an object: begins it at once, or when it is its turn. */
async function build(line: Line, objects: number, each: () => void): Promise<void> {
  const waiting: Promise<void>[] = [];
  for (let count = 0; count < objects; count++) {
    const go = line.begin();
    if (go === true) each();
    else waiting.push(go.then(each));
  }
  await Promise.all(waiting);
}

describe('objects of an answer', () => {
  it('that are few are all begun at once, however late it is', async () => {
    const line = new Line(1_000);
    await nextTurn();
    let begun = 0;
    const done = build(line, 64, () => {
      busyFor(1);
      begun++;
    });
    expect(begun).toBe(64);
    await done;
  });

  it('that take long leave time to others, and are all begun', async () => {
    let begun = 0;
    let heard = 0;
    const others = setInterval(() => heard++, 1);
    await build(new Line(10_000), 2_000, () => {
      busyFor(0.2);
      begun++;
    });
    clearInterval(others);
    expect(begun).toBe(2_000);
    // 400 ms of work, 15 ms at a time.
    expect(heard).toBeGreaterThan(10);
  });

  it('of a small answer do not wait for those of a large one', async () => {
    const order: string[] = [];
    const large = build(new Line(10_000), 2_000, () => busyFor(0.1)).then(() => order.push('large'));
    await nextTurn();
    const small = build(new Line(10_000), 200, () => undefined).then(() => order.push('small'));
    await Promise.all([large, small]);
    expect(order).toEqual(['small', 'large']);
  });

  it('ask together, in however many turns they are begun', async () => {
    const line = new Line(10_000);
    let asked = 0;
    let askedWith = 0;
    await build(line, 1_000, () => {
      busyFor(0.1);
      if (asked++ === 0) line.whenQuiet(() => (askedWith = asked));
    });
    await nextTurn();
    expect(askedWith).toBe(1_000);
  });

  it('that wait when it is closed are never begun', async () => {
    const line = new Line(10_000);
    let begun = 0;
    void build(line, 1_000, () => {
      busyFor(0.1);
      begun++;
    });
    line.close();
    const before = begun;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(before).toBeLessThan(1_000);
    expect(begun).toBe(before);
  });
});

describe('large answers', () => {
  it('wait for the first of them while much is held; small ones do not', async () => {
    const [first, second, third, small] = [new Line(160), new Line(160), new Line(160), new Line(160)];
    first.hold(70);
    expect(first.begin()).toBe(true);
    second.hold(11);
    small.hold(10);
    expect([first.begin(), small.begin()]).toEqual([true, true]);
    third.hold(11);

    const order: string[] = [];
    const waiting = [
      Promise.resolve(second.begin()).then(() => order.push('second')),
      Promise.resolve(third.begin()).then(() => order.push('third')),
    ];
    await nextTurn();
    await nextTurn();
    expect(order).toEqual([]);
    first.close();
    await Promise.all(waiting);
    expect(order.sort()).toEqual(['second', 'third']);
    for (const line of [second, third, small]) line.close();
  });
});
