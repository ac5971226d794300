/** What every resolver is given: one per operation, thrown away with it. */
import type { Loaders } from '../loaders/loaders.js';
import type { ApiContext } from './context.js';
import type { StatementFile } from '../graph/statement-files.js';

export interface RequestContext extends ApiContext {
  readonly loaders: Loaders;
  /** Hand-written statements of cypher/, by name. */
  readonly statements: ReadonlyMap<string, StatementFile>;
  /** Revision of the graph that the operation reads; undefined before its first statement. */
  readonly revision: () => number | undefined;
}

/** A hand-written statement by name: a missing one is a mistake of ours. */
export function statementText(context: RequestContext, name: string): string {
  const found = context.statements.get(name);
  if (!found) throw new Error(`No statement cypher/${name}.cypher.`);
  return found.text;
}
