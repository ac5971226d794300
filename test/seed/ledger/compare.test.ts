import { describe, expect, it } from 'vitest';
import { PactgraphError } from '../../../src/errors.js';
import { compareSeeds, pendingSeeds } from '../../../src/seed/ledger/compare.js';
import { emptyLedger, type Ledger } from '../../../src/seed/ledger/ledger.js';

const file = (number: number, checksum = `c${number}`, name = 'a') => ({
  number,
  file: `000${number}-${name}.cypher`,
  checksum,
});
const ledger = (...rows: Array<ReturnType<typeof file> & { state?: 'UNDONE' | 'PARTIAL' }>): Ledger => ({
  ...emptyLedger,
  seeds: rows.map((row) => ({
    state: 'APPLIED',
    appliedAt: '2025-01-01T00:00:00Z',
    appliedBy: 'anna',
    title: 'Test',
    revision: row.number,
    parts: 1,
    ...row,
  })),
});
const states = (seeds: Array<ReturnType<typeof file>>, of: Ledger) =>
  compareSeeds(seeds, of).map((s) => [s.number, s.state]);

describe('files against ledger', () => {
  it('makes everything pending on an empty graph', () => {
    expect(states([file(1), file(3)], emptyLedger)).toEqual([
      [1, 'pending'],
      [3, 'pending'],
    ]);
  });

  it('makes pending what comes behind the last applied seed', () => {
    const compared = compareSeeds([file(1), file(2), file(3)], ledger(file(1), file(2)));
    expect(pendingSeeds(compared).map((s) => s.number)).toEqual([3]);
  });

  it('tells each disagreement apart', () => {
    expect(
      states(
        [file(1, 'other'), file(2, 'c2', 'b'), file(4), file(6)],
        ledger(file(1), file(2), file(3), file(5)),
      ),
    ).toEqual([
      [1, 'edited'],
      [2, 'renamed'],
      [3, 'missing'],
      [4, 'out-of-order'],
      [5, 'missing'],
      [6, 'pending'],
    ]);
  });

  it('refuses to go on while they disagree, naming every seed', () => {
    const compared = compareSeeds([file(1, 'other'), file(3)], ledger(file(1), file(2)));
    const refusal = () => pendingSeeds(compared);
    expect(refusal).toThrow(PactgraphError);
    expect(refusal).toThrow(/0001-a\.cypher was edited.*\n0002-a\.cypher was applied and is missing\./);
  });

  it('lets an undone seed be, also behind later ones or without its file', () => {
    const of = ledger({ ...file(1), state: 'UNDONE' }, file(2));
    expect(states([file(1), file(2)], of)).toEqual([
      [1, 'undone'],
      [2, 'applied'],
    ]);
    expect(states([file(2)], of)[0]).toEqual([1, 'undone']);
    expect(pendingSeeds(compareSeeds([file(1), file(2)], of))).toEqual([]);
  });

  it.each([
    ['the same file', 'a'],
    ['another file', 'b'],
  ])('takes a new content of %s under an undone number, but not before an applied one', (_, name) => {
    const undone = { ...file(1), state: 'UNDONE' as const };
    const changed = file(1, 'other', name);
    expect(states([changed], ledger(undone))).toEqual([[1, 'pending']]);
    expect(states([changed], ledger(undone, { ...file(2), state: 'UNDONE' }))[0]).toEqual([1, 'pending']);
    const compared = compareSeeds([changed, file(2)], ledger(undone, file(2)));
    expect(compared[0]?.state).toBe('out-of-order');
    expect(() => pendingSeeds(compared)).toThrow(
      `${changed.file} is not the seed 1 that was undone, and a later one is applied: undo that first, or give ${changed.file} the next free number.`,
    );
  });

  it('goes on with a seed of which some batches are in, as long as it is the same', () => {
    const of = ledger({ ...file(1), state: 'PARTIAL' });
    expect(states([file(1)], of)).toEqual([[1, 'unfinished']]);
    expect(pendingSeeds(compareSeeds([file(1), file(2)], of)).map((s) => s.number)).toEqual([1, 2]);
    expect(states([file(1, 'other')], of)).toEqual([[1, 'edited']]);
  });
});
