/** Faults in judgements on identity, in words. Pure. */
import { differentFrom, keepProperty, sameAs } from '../../ontology/identity.js';
import type { Fault } from './faults.js';
import type { Join, Link } from './links.js';

/** Links of a chain that are written out; the rest of a longer one is counted. */
const longest = 12;

/** @param whereOf file and line that state a judgement, or give its `keep`, `0001-a.cypher:12`; '' where nobody knows */
export function describeFault<J extends Join, A extends Link>(
  fault: Fault<J, A>,
  whereOf: (link: J | A, what: 'LINK' | 'KEEP') => string,
): { readonly message: string; readonly hint: string } {
  const at = (link: J | A, what: 'LINK' | 'KEEP' = 'LINK'): string => {
    const where = whereOf(link, what);
    return where === '' ? '' : ` (${where})`;
  };
  const chainOf = (chain: readonly J[]): string => {
    const shown = chain.slice(0, longest).map((join) => `${join.from} = ${join.to}${at(join)}`);
    const more = chain.length > longest ? [`and ${chain.length - longest} more`] : [];
    return [...shown, ...more].join(', ');
  };
  switch (fault.rule) {
    case 'same-and-different': {
      const { apart, chain } = fault;
      return {
        message: `${apart.from} and ${apart.to} are stated to be different${at(apart)}, and ${sameAs} makes them one: ${chainOf(chain)}.`,
        hint: `One of these judgements is wrong. Leave it out here; if an earlier seed made it, DELETE it in a seed that says //! corrects: and that seed's number.`,
      };
    }
    case 'two-kept-ids': {
      const { by, chain } = fault;
      const [one, other] = by.map((join) => `${join.keep ?? ''}${at(join, 'KEEP')}`);
      return {
        message: `${keepProperty} names two ids of one body, ${one ?? ''} and ${other ?? ''}: ${chainOf(chain)}.`,
        hint: `Name the same id in each ${sameAs} of the body, or in one of them; to change what an earlier seed gave, say //! corrects: and its number.`,
      };
    }
    case 'kept-id-elsewhere': {
      const { by, keep } = fault;
      return {
        message: `${sameAs} from ${by.from} to ${by.to}${at(by, 'KEEP')}: ${keepProperty} names ${keep}, which ${sameAs} does not join with them.`,
        hint: `Name ${by.from}, ${by.to} or another id of their body. Is ${keep} there, and the same thing? Then state ${sameAs} between it and one of them; if it is another thing, ${differentFrom}.`,
      };
    }
  }
}
