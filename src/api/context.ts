/** What every resolver is given: one per try of an operation, thrown away with it. */
import type { Snapshot } from '../graph/snapshot.js';
import { Loaders } from '../loaders/loaders.js';
import type { Asking } from '../questions/asking.js';
import type { Answer } from './answer/answer.js';

/** What the server's log line says of an operation; filled in while it is answered. */
export interface Operation {
  name: string | undefined;
}

export interface RequestContext extends Asking {
  readonly requestId: string;
  readonly operation: Operation;
  readonly answer: Answer;
  readonly loaders: Loaders;
  /** Revision of the graph that the operation reads; undefined before its first statement. */
  readonly revision: () => number | undefined;
}

/** What all operations of a server share. */
export type Served = Pick<Asking, 'ontology' | 'statements'>;

export const createContext = (
  { ontology, statements }: Served,
  { read, revision }: Pick<Snapshot, 'read' | 'revision'>,
  answer: Answer,
  { requestId, operation, today }: Pick<RequestContext, 'requestId' | 'operation' | 'today'>,
): RequestContext => ({
  requestId,
  operation,
  answer,
  ontology,
  statements,
  read,
  revision,
  today,
  loaders: new Loaders(ontology, read, today, answer.whenQuiet),
});
