/** The pairs that make ties on a day, and where they stand on it. Pure. */
import type { AskedDay } from '../../dates/asked-day.js';
import { boundsOf, includes } from '../../dates/bounds.js';
import { spanOf, statusOn, type Standing, type Status } from '../../dates/status.js';
import type { Pair, StandingPair, Times } from './rule.js';

/** undefined where the day was asked for, and one of both parties is not there on it. */
export const onDay = (pair: Pair, day: AskedDay): StandingPair | undefined =>
  day.asOf && !isThere(pair, day.day)
    ? undefined
    : { ...pair, statuses: standingsOf(pair).map((standing) => statusOn(day, standing) ?? 'ACTIVE') };

const hasPartnerFact = ({ kind }: Pair): boolean => kind !== 'COOPERATION';

function standingsOf(pair: Pair): readonly Standing[] {
  const standing = (
    status: Status | null,
    starts: readonly (string | null)[],
    ends: readonly (string | null)[],
  ): Standing => ({
    status,
    absent: 'ACTIVE',
    moment: false,
    starts: starts.map(spanOf),
    ends: ends.map(spanOf),
  });
  return [
    standing(pair.ownStatus, pair.ownFrom, pair.ownTo),
    ...(hasPartnerFact(pair) ? [standing(pair.partnerStatus, pair.partnerFrom, pair.partnerTo)] : []),
    ...(pair.via === pair.partner ? [] : [standing(pair.viaStatus, pair.viaFrom, pair.viaTo)]),
  ];
}

/**
 * Each party is there from the start of its fact, else that of `via`, else from when a source told of its fact, until the end
 * of its fact, else that of `via`. What is planned is there from when a source told of it. Of equal facts one is enough.
 */
function isThere(pair: Pair, day: number): boolean {
  const planned = [pair.ownStatus, pair.partnerStatus, pair.viaStatus].includes('PLANNED');
  const via = hasPartnerFact(pair) ? { from: pair.viaFrom, to: pair.viaTo } : { from: [], to: [] };
  const own = pair.ownTimes ?? [{ from: pair.ownFrom, to: pair.ownTo, holds: pair.ownHolds }];
  const partner = pair.partnerTimes ?? [
    { from: pair.partnerFrom, to: pair.partnerTo, holds: pair.partnerHolds },
  ];
  const covers = ({ from, to, holds }: Times): boolean => {
    const starts = [...from, ...via.from].map(spanOf);
    const ownEnds = to.map(spanOf);
    const ends = ownEnds.some(({ latest }) => latest !== null) ? ownEnds : via.to.map(spanOf);
    return includes(boundsOf({ planned: false, starts: planned ? [] : starts, ends, told: holds }), day);
  };
  return own.some(covers) && (!hasPartnerFact(pair) || partner.some(covers));
}
