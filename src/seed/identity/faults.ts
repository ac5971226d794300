/** What judgements on identity may not say together. Pure. */
import { chainsIn } from './chain.js';
import { groupsOf } from './groups.js';
import type { Join, Link } from './links.js';

/** All judgements there are on some ids. */
export interface Judgements<J extends Join, A extends Link> {
  readonly joins: readonly J[];
  readonly apart: readonly A[];
}

export type Fault<J extends Join, A extends Link> =
  /** DIFFERENT_FROM inside of a body; `chain` joins its two ends. */
  | { readonly rule: 'same-and-different'; readonly apart: A; readonly chain: readonly J[] }
  /** Two `keep` that name different ids of one body, which `chain` joins. */
  | { readonly rule: 'two-kept-ids'; readonly by: readonly [J, J]; readonly chain: readonly J[] }
  /** `keep` names what is not in the body. */
  | { readonly rule: 'kept-id-elsewhere'; readonly by: J; readonly keep: string };

/** What is wrong now and was not before. */
export function newFaults<J extends Join, A extends Link>(
  before: Judgements<J, A>,
  now: Judgements<J, A>,
): Fault<J, A>[] {
  const known = new Set(faultsOf(before).map(keyOf));
  return faultsOf(now).filter((fault) => !known.has(keyOf(fault)));
}

export function faultsOf<J extends Join, A extends Link>({ joins, apart }: Judgements<J, A>): Fault<J, A>[] {
  const groups = groupsOf(joins);
  const chain = chainsIn(joins);
  const areOne = (a: string, b: string) => groups.has(a) && groups.get(a) === groups.get(b);
  const faults: Fault<J, A>[] = apart
    .filter(({ from, to }) => areOne(from, to))
    .map((link) => ({ rule: 'same-and-different', apart: link, chain: chain(link.from, link.to) }));
  const first = new Map<readonly string[] | undefined, { readonly by: J; readonly keep: string }>();
  for (const { by, keep } of keepsIn(joins)) {
    const group = groups.get(by.from);
    const before = first.get(group);
    if (!areOne(by.from, keep)) faults.push({ rule: 'kept-id-elsewhere', by, keep });
    else if (!before) first.set(group, { by, keep });
    else if (before.keep !== keep)
      faults.push({ rule: 'two-kept-ids', by: [before.by, by], chain: chain(before.keep, keep) });
  }
  return faults;
}

/** In an order that does not hang on that of the joins. */
const keepsIn = <J extends Join>(joins: readonly J[]): { readonly by: J; readonly keep: string }[] =>
  joins
    .flatMap((by) => (by.keep === undefined ? [] : [{ by, keep: by.keep }]))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));

const orderOf = ({ by, keep }: { readonly by: Link; readonly keep: string }): string =>
  `${keep} ${by.from} ${by.to}`;

/** The same for the same ids, whatever joins them. */
function keyOf(fault: Fault<Join, Link>): string {
  switch (fault.rule) {
    case 'same-and-different':
      return `${fault.rule} ${fault.apart.from} ${fault.apart.to}`;
    case 'two-kept-ids':
      return `${fault.rule} ${fault.by.map(({ keep }) => keep).join(' ')}`;
    case 'kept-id-elsewhere':
      return `${fault.rule} ${fault.by.from} ${fault.by.to} ${fault.keep}`;
  }
}
