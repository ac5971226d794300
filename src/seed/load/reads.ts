/** Reads that a seed's checks need, inside its own transaction. */
import type { Graph, WriteTransaction } from '../../graph/graph.js';
import { statementText, type StatementFiles } from '../../graph/statement-files.js';
import { quotedName } from '../../identifier.js';
import type { Ontology } from '../../ontology/model.js';
import type { Row } from '../../graph/values.js';
import type { RunNamed } from './elements/element-state.js';

/** Runs statements of cypher/ in a transaction. */
export const runIn =
  (transaction: Pick<WriteTransaction, 'run'>, statements: StatementFiles): RunNamed =>
  async (name, parameters, type) =>
    (await transaction.run(statementText(statements, name, type), parameters)).rows;

/** Runs statements of cypher/ beside a transaction, on what is committed. */
export const runBeside =
  (graph: Graph, statements: StatementFiles): RunNamed =>
  (name, parameters, type) =>
    graph.readLatest(statementText(statements, name, type), parameters, 60_000);

/** Reads inside the seed's transaction. */
export interface CheckReads {
  readonly run: (name: string, parameters: { readonly ids: readonly string[] }) => Promise<readonly Row[]>;
  /** Which of these ids of a GraphQL type exist. */
  readonly existing: (type: string, ids: readonly string[]) => Promise<readonly string[]>;
}

export function readsIn(
  transaction: Pick<WriteTransaction, 'run'>,
  statements: StatementFiles,
  ontology: Ontology,
): CheckReads {
  const run = runIn(transaction, statements);
  return {
    run,
    existing: async (name, ids) => {
      const type = ontology.entities.get(name) ?? ontology.records.get(name);
      if (!type) return [];
      // The label is the ontology's; with it, each id is one index seek.
      const text = `UNWIND $ids AS id MATCH (n:${quotedName(type.label)} {id: id}) RETURN id`;
      const { rows } = await transaction.run(text, { ids });
      return rows.map(({ id }) => id).filter((id) => typeof id === 'string');
    },
  };
}
