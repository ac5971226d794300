/** Whether the list that a cursor belongs to is still the one that it was given in. */
import { PactgraphError } from '../../errors.js';
import { changedSince, describeKey, everything } from '../../ontology/change-keys.js';
import type { Span } from './both-ways.js';
import type { RequestContext } from '../context.js';

/**
 * Called once the page was read.
 * @param reads keys of what the list reads to know its entries and their order; undefined for one that only ever grows at
 *   its end
 * @throws PactgraphError CURSOR_EXPIRED
 */
export function checkUnchanged(
  { from, backwards }: Pick<Span, 'from' | 'backwards'>,
  reads: (() => readonly string[]) | undefined,
  { changes, revision, ontology }: Pick<RequestContext, 'changes' | 'revision' | 'ontology'>,
): void {
  if (!from) return;
  const argument = backwards ? 'before' : 'after';
  const head = revision() ?? 0;
  if (from.revision > head)
    throw expired(
      argument,
      `the graph is at revision ${head}, and this cursor was given at ${from.revision}`,
    );
  if (!reads || from.revision === head) return;
  const [key, ...more] = changedSince(changes(), [everything, ...reads()], from.revision);
  if (key === undefined) return;
  const others = more.length === 0 ? '' : `, and ${more.length} more of what the list reads`;
  const what = describeKey(key, (type) => ontology.relationships.has(type));
  throw expired(argument, `${what}${others}, since this cursor was given`);
}

const expired = (argument: 'after' | 'before', why: string): PactgraphError =>
  new PactgraphError('CURSOR_EXPIRED', `${argument}: ${why}.`, {
    hint: `Start again without \`${argument}\`: the list may have other entries now, or another order.`,
    details: { argument },
  });
