import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/doctor/examine.js';
import { summaryOf, textOf } from '../../src/doctor/text.js';
import { plainText } from '../../src/text/styled.js';

const report: Report = {
  check: { id: 'ledger', title: 'Ledger' },
  findings: [
    { level: 'ok', title: 'Revision 3.' },
    {
      level: 'problem',
      title: '0001-a.cypher was edited.',
      detail: 'It was a.\nIt is b.',
      remedy: 'Bring it back.',
    },
    { level: 'warning', title: 'Some are in.', remedy: 'Go on.' },
    { level: 'note', title: 'Pending: b.' },
  ],
};
const reportOf = (...findings: Report['findings']): Report => ({ ...report, findings });

describe('a report for people', () => {
  it('says its check once, marks each finding and puts what to do below it', () => {
    expect(plainText(textOf(report))).toBe(
      [
        '✓ Ledger        Revision 3.',
        '✗               0001-a.cypher was edited.',
        '                It was a.',
        '                It is b.',
        '                → Bring it back.',
        '!               Some are in.',
        '                → Go on.',
        '·               Pending: b.',
      ].join('\n'),
    );
  });

  it('has colours of its own, apart from what it tells', () => {
    expect(textOf(report)).toContainEqual({ style: 'red', text: '✗' });
    expect(textOf(reportOf({ level: 'ok', title: '\u001b[31mred' }))).toContain('\u001b[31mred');
  });
});

describe('the closing line', () => {
  it('counts problems and warnings', () => {
    expect(summaryOf([report, report])).toBe('2 problems and 2 warnings.');
  });

  it('says that all is well only when all was seen', () => {
    expect(summaryOf([reportOf({ level: 'ok', title: 'x' })])).toBe('All is well.');
    const unseen = reportOf({ level: 'note', title: 'Not looked at: x.', skipped: true });
    expect(summaryOf([unseen])).toBe('No problem was found. 1 check could not look at everything.');
    expect(summaryOf([report, unseen])).toBe(
      '1 problem and 1 warning. 1 check could not look at everything.',
    );
  });
});
