import { describe, expect, it } from 'vitest';
import { conditionsOf, daysOf, edtfOf, type Bucket } from '../../../src/api/counting/buckets.js';
import type { Unit } from '../../../src/ontology/group-keys.js';

const certain = (during: string) => [{ during, certainty: 'SURELY' }];

describe('a bucket', () => {
  it.each<[string, Bucket, Unit, string | null, string | null, readonly object[]]>([
    ['1990', { first: 1990, last: 1990 }, 'YEAR', '1990-01-01', '1990-12-31', certain('1990')],
    ['1900-02', { first: 190002, last: 190002 }, 'MONTH', '1900-02-01', '1900-02-28', certain('1900-02')],
    ['0004-02', { first: 402, last: 402 }, 'MONTH', '0004-02-01', '0004-02-29', certain('0004-02')],
    ['199X', { first: 199, last: 199 }, 'DECADE', '1990-01-01', '1999-12-31', certain('1990/1999')],
    ['0001/0009', { first: 0, last: 0 }, 'DECADE', '0001-01-01', '0009-12-31', certain('0001/0009')],
    ['19XX', { first: 19, last: 19 }, 'CENTURY', '1900-01-01', '1999-12-31', certain('1900/1999')],
    [
      '1990-12/1992-01',
      { first: 199012, last: 199201 },
      'MONTH',
      '1990-12-01',
      '1992-01-31',
      [...certain('1990-12/1992-01'), { before: '1991-01', after: '1991-12', certainty: 'POSSIBLY' }],
    ],
    [
      '../1990',
      { first: null, last: 1990 },
      'YEAR',
      null,
      '1990-12-31',
      [...certain('../1990'), { before: '0001-01-01', after: '1989', certainty: 'POSSIBLY' }],
    ],
    [
      '9999/..',
      { first: 9999, last: null },
      'YEAR',
      '9999-01-01',
      null,
      [...certain('9999/..'), { after: '9999-12-31', certainty: 'POSSIBLY' }],
    ],
    [
      '../0001',
      { first: null, last: 1 },
      'YEAR',
      null,
      '0001-12-31',
      [...certain('../0001'), { before: '0001-01-01', certainty: 'POSSIBLY' }],
    ],
    [null as never, { first: null, last: null }, 'YEAR', null, null, [{ known: false }]],
  ])('%s', (edtf, bucket, unit, from, to, conditions) => {
    expect(edtfOf(bucket, unit)).toBe(edtf);
    expect(daysOf(bucket, unit)).toEqual({ from, to });
    expect(conditionsOf(bucket, unit)).toEqual(conditions);
  });
});
