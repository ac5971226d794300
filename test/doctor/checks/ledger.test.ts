import { describe, expect, it } from 'vitest';
import { ledgerFindings } from '../../../src/doctor/checks/ledger.js';
import { noCounts } from '../../../src/seed/ledger/counts.js';
import { emptyLedger, type Ledger, type LedgerState } from '../../../src/seed/ledger/ledger.js';
import { told } from '../support.js';

const file = (number: number, checksum = `c${number}`) => ({
  number,
  file: `000${number}-a.cypher`,
  checksum,
});

const ledger = (...rows: readonly (readonly [number: number, state: LedgerState])[]): Ledger => ({
  ...emptyLedger,
  revision: rows.length,
  seeds: rows.map(([number, state]) => ({
    ...file(number),
    state,
    title: 'Test',
    appliedAt: '2025-01-01T00:00:00Z',
    appliedBy: 'anna',
    revision: number,
    parts: 1,
    counts: noCounts,
  })),
});

describe('the ledger and its seeds', () => {
  it('each state is told in its own way', () => {
    const stored = ledger([1, 'APPLIED'], [3, 'UNDONE'], [4, 'PARTIAL']);
    const heads = [file(1), file(2), file(3), file(4), file(5)];
    expect(told(ledgerFindings({ heads, problems: [] }, stored))).toEqual([
      'ok: Revision 3; 1 seed as they were applied.',
      'problem: 0002-a.cypher is numbered 2, before a seed that is already applied; give it the next free number.',
      'warning: Some batches of 0004-a.cypher are in, others are not.',
      'note: Pending: 0005-a.cypher.',
      'note: Undone, and left alone until they are redone: 0003-a.cypher.',
    ]);
  });

  it('names that another version derived are told', () => {
    const stored = { ...ledger([1, 'APPLIED']), derivation: 1 };
    expect(ledgerFindings({ heads: [file(1)], problems: [] }, stored)[1]).toMatchObject({
      level: 'warning',
      title:
        'Another version of pactgraph derived some data: names, terms of facts, what is disputed, which ids are one body.',
      remedy: expect.stringContaining('pactgraph seed load'),
    });
  });

  it('an edited seed comes with the way out', () => {
    const found = ledgerFindings({ heads: [file(1, 'other')], problems: [] }, ledger([1, 'APPLIED']));
    expect(found[1]).toMatchObject({
      level: 'problem',
      code: 'LEDGER_CONFLICT',
      remedy: expect.stringContaining('restore the file'),
    });
  });
});
