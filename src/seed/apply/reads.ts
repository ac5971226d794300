/** Reads that a seed's checks need, inside its own transaction. */
import type { WriteTransaction } from '../../graph/graph.js';
import type { StatementFile } from '../../graph/statement-files.js';
import type { Parameters } from '../../graph/values.js';
import type { Ontology } from '../../ontology/model.js';
import type { CheckReads } from './check.js';

export type Statements = ReadonlyMap<string, StatementFile>;

/** A statement of cypher/ by name: a missing one is a mistake of ours. */
export function statementNamed(statements: Statements, name: string): StatementFile {
  const found = statements.get(name);
  if (!found) throw new Error(`No statement cypher/${name}.cypher.`);
  return found;
}

export function readsIn(
  transaction: WriteTransaction,
  statements: Statements,
  ontology: Ontology,
): CheckReads {
  const run = async (name: string, parameters: Parameters) =>
    (await transaction.run(statementNamed(statements, name).text, parameters)).rows;
  return {
    run,
    existing: async (byType) => {
      const known = new Set<string>();
      for (const [name, ids] of byType) {
        const type = ontology.entities.get(name) ?? ontology.records.get(name);
        if (!type) continue;
        // The label is the ontology's; with it, each id is one index seek.
        const label = `\`${type.label.replaceAll('`', '``')}\``;
        const { rows } = await transaction.run(`UNWIND $ids AS id MATCH (n:${label} {id: id}) RETURN id`, {
          ids,
        });
        for (const { id } of rows) if (typeof id === 'string') known.add(`${name} ${id}`);
      }
      return known;
    },
  };
}
