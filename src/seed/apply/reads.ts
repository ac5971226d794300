/** Reads that a seed's checks need, inside its own transaction. */
import type { Graph, WriteTransaction } from '../../graph/graph.js';
import type { StatementFile } from '../../graph/statement-files.js';
import type { Ontology } from '../../ontology/model.js';
import type { CheckReads } from './check.js';
import type { RunNamed } from './state.js';

export type Statements = ReadonlyMap<string, StatementFile>;

/** A statement of cypher/ by name: a missing one is a mistake of ours. */
export function statementNamed(statements: Statements, name: string): StatementFile {
  const found = statements.get(name);
  if (!found) throw new Error(`No statement cypher/${name}.cypher.`);
  return found;
}

/** A name of the ontology as Cypher takes it. */
export const quoted = (name: string) => `\`${name.replaceAll('`', '``')}\``;

/** Text of a statement of cypher/; `type` stands for TYPE in it, and without one any relationship does. */
export function textNamed(statements: Statements, name: string, type = ''): string {
  const { text } = statementNamed(statements, name);
  return text.replace(/:TYPE\b/g, () => (type === '' ? '' : `:${quoted(type)}`));
}

/** Runs statements of cypher/ in a transaction. */
export const runIn =
  (transaction: Pick<WriteTransaction, 'run'>, statements: Statements): RunNamed =>
  async (name, parameters, type) =>
    (await transaction.run(textNamed(statements, name, type), parameters)).rows;

/** Runs statements of cypher/ beside a transaction, on what is committed. */
export const runBeside =
  (graph: Graph, statements: Statements): RunNamed =>
  (name, parameters, type) =>
    graph.readLatest(textNamed(statements, name, type), parameters, 60_000);

export function readsIn(
  transaction: Pick<WriteTransaction, 'run'>,
  statements: Statements,
  ontology: Ontology,
): CheckReads {
  const run = runIn(transaction, statements);
  return {
    run,
    existing: async (name, ids) => {
      const type = ontology.entities.get(name) ?? ontology.records.get(name);
      if (!type) return [];
      // The label is the ontology's; with it, each id is one index seek.
      const text = `UNWIND $ids AS id MATCH (n:${quoted(type.label)} {id: id}) RETURN id`;
      const { rows } = await transaction.run(text, { ids });
      return rows.map(({ id }) => id).filter((id) => typeof id === 'string');
    },
  };
}
