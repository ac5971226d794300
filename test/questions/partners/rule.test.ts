import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctOrders, partnerPage, type PartnerOrder } from '../../../src/questions/partners/page.js';
import { partnersOf, type Partner, type StandingPair } from '../../../src/questions/partners/rule.js';

const pair = (given: Partial<StandingPair>): StandingPair => ({
  kind: 'AGREEMENT',
  partner: 'org/b',
  sortName: 'b',
  via: 'agreement/x',
  role: null,
  statuses: ['ACTIVE', 'ACTIVE', 'ACTIVE'],
  ownStatus: null,
  partnerStatus: null,
  viaStatus: null,
  ownHolds: null,
  partnerHolds: null,
  ownFrom: [],
  partnerFrom: [],
  viaFrom: [],
  ownTo: [],
  partnerTo: [],
  viaTo: [],
  evidence: ['e/1'],
  disputed: false,
  factIds: ['fact/1', 'fact/2'],
  inferred: [],
  notes: [],
  ...given,
});
const centre = (given: Partial<StandingPair>) => pair({ kind: 'CENTRE', via: 'centre/x', ...given });
const only = (...pairs: StandingPair[]) => {
  const [partner, ...others] = partnersOf(pairs);
  expect(others).toEqual([]);
  if (!partner) throw new Error('no partner');
  return partner;
};

describe('a tie', () => {
  it('is one per kind and via, with all roles of the partner and all evidence', () => {
    const { ties } = only(
      centre({ role: 'OPERATOR', evidence: ['e/1', 'e/2'] }),
      centre({ role: 'FOUNDER', evidence: ['e/2', 'e/3'] }),
      pair({}),
    );
    expect(ties.map((t) => [t.kind, t.roles, t.evidence])).toEqual([
      ['AGREEMENT', [], ['e/1']],
      ['CENTRE', ['FOUNDER', 'OPERATOR'], ['e/1', 'e/2', 'e/3']],
    ]);
  });

  it('is disputed when one of the facts that it rests on is', () => {
    expect(only(centre({}), centre({ disputed: true })).ties.map(({ disputed }) => disputed)).toEqual([true]);
    expect(only(centre({})).ties.map(({ disputed }) => disputed)).toEqual([false]);
  });

  it('makes its partner a disputed one, and can be asked for', () => {
    const pairs = [centre({}), pair({ disputed: true })];
    expect(only(...pairs).disputed).toBe(true);
    expect(only(centre({})).disputed).toBe(false);
    const kinds = (disputed: boolean) =>
      partnersOf(pairs, { disputed }).flatMap(({ ties }) => ties.map(({ kind }) => kind));
    expect([kinds(true), kinds(false)]).toEqual([['AGREEMENT'], ['CENTRE']]);
  });

  it.each([
    [['ACTIVE', 'ACTIVE', 'PLANNED'], 'PLANNED'],
    [['ENDED', 'ACTIVE', 'ACTIVE'], 'ENDED'],
    [['UNKNOWN', 'PLANNED', 'ACTIVE'], 'UNKNOWN'],
  ] as const)('of %j is %s: the weakest', (statuses, expected) => {
    expect(only(pair({ statuses })).status).toBe(expected);
  });

  it('is none when withdrawn', () => {
    expect(partnersOf([pair({ statuses: ['ACTIVE', 'WITHDRAWN', 'ACTIVE'] })])).toEqual([]);
    expect(
      only(centre({ role: 'MEMBER' }), centre({ role: 'FOUNDER', statuses: ['WITHDRAWN'] })).ties[0]?.roles,
    ).toEqual(['MEMBER']);
  });

  it('starts when both have begun, each by its own date or else that of via', () => {
    const start = (given: Partial<StandingPair>) => only(pair(given)).ties[0]?.validFrom;
    expect(start({ ownFrom: ['2023'], partnerFrom: ['2024-05'] })).toBe('2024-05');
    expect(start({ ownFrom: ['2023'], viaFrom: [null, '2022-01-01'] })).toBe('2023');
    expect(start({ viaFrom: ['2025-03-28', '2025-04'] })).toBe('2025-03-28');
    expect(start({ viaFrom: ['XXXX-03-28', '2025'] })).toBe('2025');
    expect(start({ ownFrom: ['2023'] })).toBeNull();
  });

  it('ends when the first of both ends', () => {
    const end = (given: Partial<StandingPair>) => only(pair(given)).ties[0]?.validTo;
    expect(end({ ownTo: ['2026'], partnerTo: ['2025'] })).toBe('2025');
    expect(end({ ownTo: ['2026'] })).toBe('2026');
    expect(end({ viaTo: ['2024', null], ownTo: ['2030'] })).toBe('2024');
    expect(end({})).toBeNull();
  });

  it('starts for a party with the first that is known of when its fact holds, came into force, it acceded, ratified, signed', () => {
    const start = (ownFrom: (string | null)[]) =>
      only(pair({ ownFrom, partnerFrom: ['1900'], viaFrom: ['1947'] })).ties[0]?.validFrom;
    expect(start([null, null, '1994-01-05', null, '1993'])).toBe('1994-01-05');
    expect(start([null, '1995', '1994', null, null])).toBe('1995');
    expect(start([null, null, null, null, null])).toBe('1947');
  });

  it('is none when one party surely left before the other came', () => {
    const ties = (given: Partial<StandingPair>) => partnersOf([pair(given)]).length;
    expect(ties({ ownTo: ['1990'], partnerFrom: ['1994'] })).toBe(0);
    expect(ties({ ownFrom: ['1994'], partnerTo: ['1990-05'] })).toBe(0);
    expect(ties({ ownTo: [null, '1990'], viaFrom: ['1994'] })).toBe(0);
    expect(ties({ ownTo: ['1994'], partnerFrom: ['1994-06'] })).toBe(1);
    expect(ties({ ownTo: ['1990~'], partnerFrom: ['1994'] })).toBe(1);
    expect(ties({ kind: 'COOPERATION', ownTo: ['1990'], viaFrom: ['1994'] })).toBe(1);
  });

  it('shows what was inferred of the facts it rests on, their ids and their remarks', () => {
    const { ties } = only(
      centre({ factIds: ['fact/3', 'fact/2'], inferred: ['status'], notes: ['One.'] }),
      centre({ factIds: ['fact/1', 'fact/2'], inferred: ['from', 'status'], notes: ['Two.', 'One.'] }),
    );
    expect(ties).toMatchObject([
      {
        factIds: ['fact/1', 'fact/2', 'fact/3'],
        inferred: ['from', 'status'],
        note: 'Two.\nOne.',
        startUnknown: true,
      },
    ]);
  });

  it('of co-operation has the dates of its fact, whatever via says', () => {
    const tie = only(
      pair({ kind: 'COOPERATION', ownFrom: ['2024'], viaFrom: ['1999'], ownTo: [], viaTo: ['2020'] }),
    ).ties[0];
    expect([tie?.validFrom, tie?.validTo]).toEqual(['2024', null]);
  });
});

describe('a partner', () => {
  it('is as strong as its strongest tie, since the first that is not planned', () => {
    const partner = only(
      pair({ via: 'agreement/1', statuses: ['PLANNED'], ownFrom: ['2020'], partnerFrom: ['2020'] }),
      pair({ via: 'agreement/2', statuses: ['ENDED'], viaFrom: ['2022'], viaTo: ['2023'] }),
    );
    expect(partner).toMatchObject({ status: 'ENDED', since: '2022', until: '2023' });
  });

  it('has no since and no until with planned ties only', () => {
    expect(only(pair({ statuses: ['PLANNED'], viaFrom: ['2025'], viaTo: ['2026'] }))).toMatchObject({
      status: 'PLANNED',
      since: null,
      until: null,
    });
  });

  it.each([
    [['2025', '2025-01', '2025-01-01/2025-01-20'], '2025-01-01/2025-01-20'],
    [['2025-01-01~', '2025-01', '2025-01-01'], '2025-01-01'],
    [['2025~', '2025?', '2025%'], '2025?'],
    [['2024', '2025-01-01'], '2024'],
  ])('is one since the most precise, then the certain one of %j that begin first', (dates, expected) => {
    for (const order of [dates, [...dates].reverse()])
      expect(
        only(...order.map((date, i) => pair({ via: `agreement/${i}`, ownFrom: [date], partnerFrom: [date] })))
          .since,
      ).toBe(expected);
  });

  it('has an unknown start when no tie that has begun has a known one', () => {
    const planned = centre({ statuses: ['PLANNED'], viaFrom: ['2030'] });
    expect(only(planned).startUnknown).toBe(false);
    expect(only(planned, pair({}))).toMatchObject({ startUnknown: true, since: null });
    expect(only(pair({}), pair({ via: 'agreement/y', viaFrom: ['2020'] })).startUnknown).toBe(false);
  });

  it('is the same in whatever order the pairs come', () => {
    const date = fc.constantFrom(
      null,
      '2020',
      '2020~',
      '2020-01',
      '2020-01-01',
      '2020-01-01?',
      '2024',
      'XXXX-01-01',
    );
    const dates = fc.array(date, { maxLength: 2 });
    const some = fc.record({
      kind: fc.constantFrom('AGREEMENT', 'CENTRE', 'COOPERATION'),
      partner: fc.constantFrom('org/b', 'org/c'),
      via: fc.constantFrom('agreement/x', 'agreement/y'),
      role: fc.constantFrom(null, 'FOUNDER', 'MEMBER'),
      statuses: fc.array(fc.constantFrom('ACTIVE', 'ENDED', 'PLANNED', 'WITHDRAWN'), { minLength: 1 }),
      ownFrom: dates,
      partnerFrom: dates,
      viaFrom: dates,
      ownTo: dates,
      partnerTo: dates,
      viaTo: dates,
      evidence: fc.uniqueArray(fc.constantFrom('e/1', 'e/2', 'e/3')),
      inferred: fc.uniqueArray(fc.constantFrom('from', 'status', 'validFrom')),
      notes: fc.array(fc.constantFrom('One.', 'Two.\nThree.')),
    } satisfies Record<string, fc.Arbitrary<unknown>>);
    const shuffled = fc
      .array(some, { maxLength: 8 })
      .map((all) => all.map((one, i) => pair({ ...one, factIds: [`fact/${i}`] })))
      .chain((pairs) =>
        fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length })),
      );
    fc.assert(
      fc.property(shuffled, ([pairs, others]) => {
        const byId = (found: readonly Partner[]) => [...found].sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(byId(partnersOf(others))).toEqual(byId(partnersOf(pairs)));
      }),
    );
  });

  it('has no until while one tie is open', () => {
    expect(only(pair({ viaTo: ['2023'] }), pair({ via: 'agreement/y' })).until).toBeNull();
  });

  it('is left out when the filter keeps none of its ties', () => {
    const pairs = [pair({}), centre({ partner: 'org/c', statuses: ['PLANNED'] })];
    expect(partnersOf(pairs, { kinds: ['CENTRE'] }).map((p) => p.id)).toEqual(['org/c']);
    expect(partnersOf(pairs, { status: ['ACTIVE'] }).map((p) => p.id)).toEqual(['org/b']);
    expect(partnersOf(pairs, { kinds: [], status: null })).toEqual([]);
  });
});

describe('pages of partners', () => {
  const partners = partnersOf([
    pair({ partner: 'org/a', sortName: 'z', ownFrom: ['2020'], partnerFrom: ['2020'] }),
    pair({ partner: 'org/b', sortName: 'y' }),
    centre({ partner: 'org/b', sortName: 'y' }),
    pair({ partner: 'org/c', sortName: 'x', ownFrom: ['2024'], partnerFrom: ['2024'] }),
    pair({ partner: 'org/d', sortName: null }),
  ]);

  it.each([
    ['TIES_DESC', ['org/b', 'org/a', 'org/c', 'org/d']],
    ['SINCE_ASC', ['org/a', 'org/c', 'org/b', 'org/d']],
    ['SINCE_DESC', ['org/c', 'org/a', 'org/b', 'org/d']],
    ['NAME_ASC', ['org/c', 'org/b', 'org/a', 'org/d']],
    ['NAME_DESC', ['org/a', 'org/b', 'org/c', 'org/d']],
    ['TIES_DESC, NAME_ASC', ['org/b', 'org/c', 'org/a', 'org/d']],
    ['TIES_DESC, SINCE_DESC', ['org/b', 'org/c', 'org/a', 'org/d']],
    ['NAME_ASC, NAME_DESC', ['org/c', 'org/b', 'org/a', 'org/d']],
  ] as const)('%s come in order from both ends, whatever the size of the page', (given, expected) => {
    const orders = distinctOrders(given.split(', ') as PartnerOrder[]);
    for (const backwards of [false, true])
      for (const size of [1, 2, 3, 4, 5]) {
        const seen: string[] = [];
        for (let from; ;) {
          const page = partnerPage(partners, orders, { size, backwards, from });
          expect(page.totalCount).toBe(4);
          const ids = page.entries.map((p) => p.partner.id);
          if (backwards) seen.unshift(...ids);
          else seen.push(...ids);
          if (!page.hasMore) break;
          from = page.entries.at(backwards ? 0 : -1)?.position;
        }
        expect(seen).toEqual(expected);
      }
  });
});
