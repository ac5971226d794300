/** What holds on a day, over plain objects: the definition that statements are held against. */
import { endsBeforeStart } from '../../src/dates/order.js';
import { parsePartialDate } from '../../src/dates/partial-date.js';
import { spanOf, statusOn, type Status } from '../../src/dates/status.js';

export type Dates = Readonly<Partial<Record<string, string>>>;

export interface Party {
  readonly org: string;
  readonly agreement: string;
  readonly dates: Dates;
  readonly status?: Status | undefined;
  /** When its sources were published, EDTF. */
  readonly published: readonly string[];
}

export interface Agreement {
  readonly dates: Dates;
  readonly status: Status;
}

const startsOfParty = ['validFrom', 'inForceOn', 'accededOn', 'ratifiedOn', 'signedOn'];
const endsOfParty = ['validTo', 'leftOn'];
const startsOfAgreement = ['signedOn', 'inForceOn'];
const endsOfAgreement = ['endedOn'];

const given = (dates: Dates, names: readonly string[]): string[] =>
  names.flatMap((name) => dates[name] ?? []);
const first = (edtf: string) => parsePartialDate(edtf).earliest;
const last = (edtf: string) => parsePartialDate(edtf).latest;

interface Times {
  readonly starts: readonly string[];
  readonly ends: readonly string[];
  /** First day on which a source told of it; undefined where nobody says. */
  readonly told: number | undefined;
}

/** Nobody can say that it had not begun, nor that it was over. */
function isThere({ starts, ends, told }: Times, day: number): boolean {
  const over = ends.flatMap((end) => last(end) ?? []);
  if (over.some((end) => end < day)) return false;
  const begun = starts.map(first).find((start) => start !== null) ?? (starts.some(last) ? undefined : told);
  if (begun === undefined || begun <= day) return true;
  // It is told of after its end: only in the last days is it sure to have been there.
  const closing = ends.filter((end) => last(end) === Math.min(...over))[0];
  if (closing === undefined || (last(closing) ?? 0) >= begun) return false;
  return (first(closing) ?? day) <= day;
}

function toldOn(published: readonly string[]): number | undefined {
  const days = published.flatMap((date) => first(date) ?? []);
  return days.length === 0 ? undefined : Math.min(...days);
}

export function holds({ dates, status, published }: Party, day: number): boolean {
  const starts = status === 'PLANNED' ? [] : given(dates, startsOfParty);
  return isThere({ starts, ends: given(dates, endsOfParty), told: toldOn(published) }, day);
}

const standing = (
  dates: Dates,
  status: Status | undefined,
  starts: readonly string[],
  ends: readonly string[],
  day: number,
) =>
  statusOn(
    { day, asOf: true },
    {
      status: status ?? null,
      absent: 'ACTIVE',
      moment: false,
      starts: starts.map((name) => spanOf(dates[name] ?? null)),
      ends: ends.map((name) => spanOf(dates[name] ?? null)),
    },
  );

export const statusOfParty = ({ dates, status }: Party, day: number) =>
  standing(dates, status, startsOfParty, endsOfParty, day);
export const statusOfAgreement = ({ dates, status }: Agreement, day: number) =>
  standing(dates, status, startsOfAgreement, endsOfAgreement, day);

/** Whether two parties of one agreement are partners through it on a day. */
export function isTie(own: Party, other: Party, via: Agreement, day: number): boolean {
  const statuses = [own.status, other.status, via.status];
  if (statuses.includes('WITHDRAWN')) return false;
  const known = (dates: readonly string[]) => dates.find((date) => first(date) !== null);
  const [a, b] = [own, other].map(({ dates }) => ({
    from: known(given(dates, startsOfParty)) ?? known(given(via.dates, startsOfAgreement)),
    to: known(given(dates, endsOfParty)) ?? known(given(via.dates, endsOfAgreement)),
  }));
  const apart = (end: string | undefined, start: string | undefined) =>
    end !== undefined &&
    start !== undefined &&
    endsBeforeStart(parsePartialDate(start), parsePartialDate(end));
  if (apart(a?.to, b?.from) || apart(b?.to, a?.from)) return false;
  return [own, other].every((party) => {
    const ends = given(party.dates, endsOfParty);
    const starts = [...given(party.dates, startsOfParty), ...given(via.dates, startsOfAgreement)];
    // What a source told of a party, its own dates tell first: a plan is there from when it was told of.
    const ownStarts = given(party.dates, startsOfParty);
    const planned = statuses.includes('PLANNED');
    const told =
      planned && party.status !== 'PLANNED' ? boundOf(ownStarts, ends, party) : toldBefore(ends, party);
    return isThere(
      {
        starts: planned ? [] : starts,
        ends: ends.some((end) => last(end) !== null) ? ends : given(via.dates, endsOfAgreement),
        told,
      },
      day,
    );
  });
}

/** The first day on which the fact itself holds. */
function boundOf(starts: readonly string[], ends: readonly string[], party: Party): number | undefined {
  const from = starts.map(first).find((start) => start !== null);
  if (from === undefined) return starts.some(last) ? undefined : toldBefore(ends, party);
  return notBehind(from, ends);
}

const toldBefore = (ends: readonly string[], { published }: Party): number | undefined => {
  const told = toldOn(published);
  return told === undefined ? undefined : notBehind(told, ends);
};

function notBehind(from: number, ends: readonly string[]): number | undefined {
  const over = ends.flatMap((end) => last(end) ?? []);
  const closing = ends.filter((end) => last(end) === Math.min(...over))[0];
  return closing !== undefined && Math.min(...over) < from ? (first(closing) ?? undefined) : from;
}
