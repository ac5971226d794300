/** Compares what the server counted for a statement with the statement and its result. */
import type { Counters } from '../../../graph/graph.js';
import type { Row } from '../../../graph/values.js';
import type { SeedStatement, WrittenElement } from '../../model.js';

const never = [
  ['labelsRemoved', 'labels removed'],
  ['indexesAdded', 'indexes made'],
  ['indexesRemoved', 'indexes dropped'],
  ['constraintsAdded', 'constraints made'],
  ['constraintsRemoved', 'constraints dropped'],
  ['systemUpdates', 'changes of users, roles or databases'],
] as const;

/** @returns in words, the first count that the statement does not explain */
export function countedBeyond(
  { written }: Pick<SeedStatement, 'written'>,
  results: readonly Row[],
  counters: Counters,
): string | undefined {
  const beyond = (count: number, atMost: number, what: string) =>
    count > atMost ? `${count} ${what}` + (atMost > 0 ? `, where it shows ${atMost}` : '') : undefined;
  for (const [name, what] of never) {
    const found = beyond(counters[name], 0, what);
    if (found !== undefined) return found;
  }
  const { nodesCreated, relationshipsCreated, nodesDeleted, relationshipsDeleted, propertiesSet } = counters;
  // A write stays in its row to the end of the statement: without rows there was no write.
  const ifAny = (some: boolean) => (some && results.length > 0 ? Infinity : 0);
  const deletes = ifAny(written.some(({ deleted }) => deleted));
  const sets = ifAny(written.some(({ assigned }) => assigned.length > 0));
  const made = (kind: WrittenElement['kind'], count: number) =>
    count === 0 ? 0 : madeBy(written, kind, results);
  return (
    beyond(nodesDeleted, deletes, 'nodes deleted') ??
    beyond(relationshipsDeleted, deletes, 'relationships deleted') ??
    beyond(propertiesSet, sets, 'properties set') ??
    beyond(nodesCreated, made('NODE', nodesCreated), 'nodes made') ??
    beyond(relationshipsCreated, made('RELATIONSHIP', relationshipsCreated), 'relationships made')
  );
}

/** Number of distinct elements that its MERGE and CREATE returned. */
function madeBy(
  written: readonly WrittenElement[],
  kind: WrittenElement['kind'],
  results: readonly Row[],
): number {
  const making = written.filter((element) => element.kind === kind && element.clause !== 'MATCH');
  const ids = making.flatMap(({ variable }) => results.map((result) => result[variable]));
  return new Set(ids.filter((id) => typeof id === 'string')).size;
}
