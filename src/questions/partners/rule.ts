/**
 * The partner rule: which pairs of facts tie two organisations, since when, and how certainly. Pure; the statement
 * cypher/partners/ties.cypher finds the pairs.
 */
import type { Status } from '../../dates/status.js';
import { earliest, known, latest, surelyApart } from './dates.js';

export type TieKind = 'AGREEMENT' | 'CENTRE' | 'PROJECT' | 'COOPERATION';

/** Weakest first. */
const strength: readonly Status[] = ['WITHDRAWN', 'UNKNOWN', 'PLANNED', 'ENDED', 'ACTIVE'];
export const byStrength = (a: Status, b: Status): number => strength.indexOf(a) - strength.indexOf(b);

/** Dates in EDTF, the first known one counts; null where the facts do not say. */
type Dates = readonly (string | null)[];

/** A fact of the organisation and one of its partner that lead to the same thing; a co-operation is one fact alone. */
export interface Pair {
  readonly kind: TieKind;
  readonly partner: string;
  readonly sortName: string | null;
  readonly via: string;
  /** The partner's role; null where it has none. */
  readonly role: string | null;
  /** As they are stated; null where nothing is, and where there is no such thing: see `onDay`. */
  readonly ownStatus: Status | null;
  readonly partnerStatus: Status | null;
  readonly viaStatus: Status | null;
  /** The first days on which the facts hold; null: none. */
  readonly ownHolds: number | null;
  readonly partnerHolds: number | null;
  /** Of each of equal facts that are one, where there are several. */
  readonly ownTimes?: readonly Times[];
  readonly partnerTimes?: readonly Times[];
  readonly ownFrom: Dates;
  readonly partnerFrom: Dates;
  /** When `via` itself was signed, opened or started. */
  readonly viaFrom: Dates;
  readonly ownTo: Dates;
  readonly partnerTo: Dates;
  readonly viaTo: Dates;
  readonly evidence: readonly string[];
  /** Another passage says otherwise of one of the facts, or of the status or a date of `via`. */
  readonly disputed: boolean;
  readonly factIds: readonly string[];
  /** Names of properties that were inferred: of the facts, and of `via` those that the pair rests on. */
  readonly inferred: readonly string[];
  readonly notes: readonly string[];
}

/** What ties and partners show of the facts they rest on. */
interface Grounds {
  readonly factIds: readonly string[];
  readonly inferred: readonly string[];
  /** One line of the facts' notes each; null where there is none. */
  readonly note: string | null;
  /** No source says from when it holds. */
  readonly startUnknown: boolean;
  /** Another passage says otherwise of something that it rests on. */
  readonly disputed: boolean;
}

export interface Tie extends Grounds {
  readonly kind: TieKind;
  readonly via: string;
  readonly roles: readonly string[];
  readonly status: Status;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly evidence: readonly string[];
}

export interface Partner extends Grounds {
  readonly id: string;
  readonly sortName: string | null;
  readonly ties: readonly Tie[];
  readonly status: Status;
  readonly since: string | null;
  readonly until: string | null;
}

/** What one fact says of when a party is there. */
export interface Times {
  readonly from: Dates;
  readonly to: Dates;
  /** The first day on which it holds; null: none. */
  readonly holds: number | null;
}

/** A pair on a day. */
export interface StandingPair extends Pair {
  /** Statuses of both facts and of `via`. */
  readonly statuses: readonly Status[];
}

export interface TieFilter {
  readonly kinds?: readonly TieKind[] | null;
  readonly status?: readonly Status[] | null;
  readonly disputed?: boolean | null;
}

/** Partners by id, each with at least one tie that the filter keeps. */
export function partnersOf(pairs: readonly StandingPair[], filter: TieFilter = {}): Partner[] {
  const wanted = (tie: Tie) =>
    (!filter.kinds || filter.kinds.includes(tie.kind)) &&
    (!filter.status || filter.status.includes(tie.status)) &&
    (filter.disputed ?? tie.disputed) === tie.disputed;
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
 * last end. undefined when all its pairs are withdrawn, or are of parties that were never there together.
 */
function tieOf(pairs: readonly StandingPair[]): Tie | undefined {
  const standing = pairs
    .filter((pair) => weakest(pair.statuses) !== 'WITHDRAWN' && !isApart(pair))
    .sort((a, b) => compare(a.factIds.join(), b.factIds.join()));
  const [first] = standing;
  if (!first) return undefined;
  const ends = standing.map(endOf);
  const validFrom = earliest(standing.map(startOf));
  return {
    kind: first.kind,
    via: first.via,
    roles: [...new Set(standing.flatMap((p) => (p.role ? [p.role] : [])))].sort(),
    status: strongest(standing.map((p) => weakest(p.statuses))),
    validFrom,
    validTo: ends.includes(null) ? null : latest(ends),
    evidence: [...new Set(standing.flatMap((p) => p.evidence))],
    ...together(standing),
    note: noteOf(standing.flatMap((p) => p.notes)),
    startUnknown: validFrom === null,
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
    ...together(ties),
    note: noteOf(ties.flatMap((tie) => tie.note?.split('\n') ?? [])),
    startUnknown: (begun.length === 0 ? ties : begun).every((tie) => tie.startUnknown),
  };
}

const together = (of: readonly Pick<Grounds, 'factIds' | 'inferred' | 'disputed'>[]) => ({
  disputed: of.some(({ disputed }) => disputed),
  factIds: [...new Set(of.flatMap(({ factIds }) => factIds))].sort(),
  inferred: [...new Set(of.flatMap(({ inferred }) => inferred))].sort(),
});

/** Notes may have several lines; a line that several facts have is told once. */
const noteOf = (notes: readonly string[]): string | null =>
  notes.length === 0 ? null : [...new Set(notes.flatMap((note) => note.split('\n')))].join('\n');

interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/** The times of both parties, each by its own fact's dates or else by those of `via`. */
function periodsOf(pair: Pair): readonly Period[] {
  const own = { from: known(pair.ownFrom), to: known(pair.ownTo) };
  if (pair.kind === 'COOPERATION') return [own];
  const via = { from: known(pair.viaFrom), to: known(pair.viaTo) };
  const partner = { from: known(pair.partnerFrom), to: known(pair.partnerTo) };
  return [own, partner].map(({ from, to }) => ({ from: from ?? via.from, to: to ?? via.to }));
}

/** One party surely left before the other came. */
function isApart(pair: Pair): boolean {
  const [own, partner] = periodsOf(pair);
  return own !== undefined && partner !== undefined && surelyApart(own, partner);
}

/** A tie begins when both parties are there: at the later start, unknown when either is. */
function startOf(pair: Pair): string | null {
  const starts = periodsOf(pair).map(({ from }) => from);
  return starts.includes(null) ? null : latest(starts);
}

/** A tie ends when either party leaves: at the earlier end; null while neither has one. */
const endOf = (pair: Pair): string | null => earliest(periodsOf(pair).map(({ to }) => to));

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
