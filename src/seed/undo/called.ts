/** How the elements of a patch are called in messages: a node by its id, a fact by its type and ends. */
import type { FactKey, Patch } from '../ledger/patch.js';

export const calledFact = ([, type, from, to]: FactKey): string => `${type} from ${from} to ${to}`;

/** Names by id of a node or fact. */
export function calledIn({ created, changed, removed }: Patch): (id: string) => string {
  const facts = new Map(
    [
      ...created.facts,
      ...removed.facts.map(({ key }) => key),
      ...changed.flatMap(({ type, id, ends }): FactKey[] => (ends ? [[id, type, ...ends]] : [])),
    ].map((key) => [key[0], calledFact(key)]),
  );
  return (id) => facts.get(id) ?? id;
}
