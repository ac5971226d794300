/** Lines of the ledger without seeds and data, for tests of reading it. */
import type { Graph } from '../../src/graph/graph.js';
import type { Parameter } from '../../src/graph/values.js';

/** Appends lines at revisions from 1 on to an emptied graph; of each what differs from an empty one. */
export async function writeLines(
  graph: Graph,
  lines: ReadonlyArray<Readonly<Record<string, Parameter>>>,
): Promise<void> {
  const given = lines.map((line, index) => ({
    id: `line/${index + 1}`,
    revision: BigInt(index + 1),
    number: BigInt(index + 1),
    file: `000${index + 1}-s.cypher`,
    action: 'APPLIED',
    at: '2025-03-28T00:00:00Z',
    created: [],
    changed: [],
    removed: [],
    ...line,
  }));
  await graph.write(async (transaction) => {
    for (const line of given) await transaction.run('CREATE (line:LedgerLine) SET line = $line', { line });
    await transaction.run('MERGE (ledger:Ledger) SET ledger.revision = $revision', {
      revision: BigInt(given.length),
    });
  }, 60_000);
}
