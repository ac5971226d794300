/**
 * The partner rule: which pairs of facts tie two organisations, since when, and how certainly. Pure; the statement
 * cypher/partners/ties.cypher finds the pairs.
 */
import { parsePartialDate } from '../../dates/partial-date.js';

export type TieKind = 'AGREEMENT' | 'CENTRE' | 'PROJECT' | 'COOPERATION';
export type Status = 'WITHDRAWN' | 'UNKNOWN' | 'PLANNED' | 'ENDED' | 'ACTIVE';

/** Weakest first. */
const strength: readonly Status[] = ['WITHDRAWN', 'UNKNOWN', 'PLANNED', 'ENDED', 'ACTIVE'];
export const byStrength = (a: Status, b: Status): number => strength.indexOf(a) - strength.indexOf(b);

/** A fact of the organisation and one of its partner that lead to the same thing; a co-operation is one fact alone. */
export interface Pair {
  readonly kind: TieKind;
  readonly partner: string;
  readonly sortName: string | null;
  readonly via: string;
  /** The partner's role; null where it has none. */
  readonly role: string | null;
  /** Statuses of both facts and of `via`. */
  readonly statuses: readonly Status[];
  /** EDTF; null where the facts do not say. */
  readonly ownFrom: string | null;
  readonly partnerFrom: string | null;
  /** When `via` itself was signed, opened or started, in order of preference. */
  readonly viaFrom: readonly (string | null)[];
  readonly ownTo: string | null;
  readonly partnerTo: string | null;
  readonly viaTo: readonly (string | null)[];
  readonly evidence: readonly string[];
  /** Another passage says otherwise of one of the facts, or of the status or a date of `via`. */
  readonly disputed: boolean;
}

export interface Tie {
  readonly kind: TieKind;
  readonly via: string;
  readonly roles: readonly string[];
  readonly status: Status;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly evidence: readonly string[];
  readonly disputed: boolean;
}

export interface Partner {
  readonly id: string;
  readonly sortName: string | null;
  readonly ties: readonly Tie[];
  readonly status: Status;
  readonly since: string | null;
  readonly until: string | null;
}

export interface TieFilter {
  readonly kinds?: readonly TieKind[] | null;
  readonly status?: readonly Status[] | null;
}

/** Partners by id, each with at least one tie that the filter keeps. */
export function partnersOf(pairs: readonly Pair[], filter: TieFilter = {}): Partner[] {
  const wanted = (tie: Tie) =>
    (!filter.kinds || filter.kinds.includes(tie.kind)) &&
    (!filter.status || filter.status.includes(tie.status));
  return [...grouped(pairs, (pair) => pair.partner)].flatMap(([id, own]) => {
    const ties = [...grouped(own, (pair) => `${pair.kind} ${pair.via}`).values()]
      .flatMap((group) => tieOf(group) ?? [])
      .filter(wanted)
      .sort((a, b) => byStrength(b.status, a.status) || compare(a.kind, b.kind) || compare(a.via, b.via));
    return ties.length === 0 ? [] : [summary(id, own[0]?.sortName ?? null, ties)];
  });
}

/**
 * One tie per kind and `via`, whatever the number of roles: the strongest of its pairs, from the first start to the
 * last end. undefined when all its pairs are withdrawn.
 */
function tieOf(pairs: readonly Pair[]): Tie | undefined {
  const standing = pairs.filter((pair) => weakest(pair.statuses) !== 'WITHDRAWN');
  const [first] = standing;
  if (!first) return undefined;
  const ends = standing.map(endOf);
  return {
    kind: first.kind,
    via: first.via,
    roles: [...new Set(standing.flatMap((p) => (p.role ? [p.role] : [])))].sort(),
    status: strongest(standing.map((p) => weakest(p.statuses))),
    validFrom: earliest(standing.map(startOf)),
    validTo: ends.includes(null) ? null : latest(ends),
    evidence: [...new Set(standing.flatMap((p) => p.evidence))],
    disputed: standing.some((p) => p.disputed),
  };
}

function summary(id: string, sortName: string | null, ties: readonly Tie[]): Partner {
  // What is only planned has not begun: it gives no `since`.
  const begun = ties.filter((tie) => tie.status !== 'PLANNED');
  const ends = begun.map((tie) => tie.validTo);
  return {
    id,
    sortName,
    ties,
    status: strongest(ties.map((tie) => tie.status)),
    since: earliest(begun.map((tie) => tie.validFrom)),
    until: ends.includes(null) ? null : latest(ends),
  };
}

/** A tie begins when both facts have: at the later start, unknown when either is. A co-operation has its own start. */
function startOf(pair: Pair): string | null {
  if (pair.kind === 'COOPERATION') return known(pair.ownFrom);
  const via = pair.viaFrom.find((date) => known(date) !== null) ?? null;
  const starts = [known(pair.ownFrom) ?? via, known(pair.partnerFrom) ?? via];
  return starts.includes(null) ? null : latest(starts);
}

/** A tie ends when either fact does: at the earlier end; null while neither has one. */
function endOf(pair: Pair): string | null {
  if (pair.kind === 'COOPERATION') return known(pair.ownTo);
  const via = pair.viaTo.find((date) => known(date) !== null) ?? null;
  return earliest([known(pair.ownTo) ?? via, known(pair.partnerTo) ?? via]);
}

/** A date that can be compared; null for an absent one or one without a known year. */
const known = (edtf: string | null): string | null =>
  edtf !== null && edtf !== '' && firstDay(edtf) !== null ? edtf : null;

/** yyyymmdd of the first day a date can mean; null where that is unknown. */
export const firstDay = (edtf: string): number | null => parsePartialDate(edtf).earliest;

const pick = (dates: readonly (string | null)[], better: (a: number, b: number) => boolean): string | null =>
  dates.reduce<string | null>((best, date) => {
    if (date === null) return best;
    return best === null || better(firstDay(date) ?? 0, firstDay(best) ?? 0) ? date : best;
  }, null);

const earliest = (dates: readonly (string | null)[]) => pick(dates, (a, b) => a < b);
const latest = (dates: readonly (string | null)[]) => pick(dates, (a, b) => a > b);

const weakest = (statuses: readonly Status[]): Status => [...statuses].sort(byStrength)[0] ?? 'UNKNOWN';
const strongest = (statuses: readonly Status[]): Status => [...statuses].sort(byStrength).at(-1) ?? 'UNKNOWN';

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
