/** What every resolver is given: one per try of an operation, thrown away with it. */
import type { KnownBodies } from '../graph/known-bodies.js';
import type { Snapshot } from '../graph/snapshot.js';
import type { LastChanges } from '../ontology/change-keys.js';
import { Loaders } from '../loaders/loaders.js';
import type { KnownCounts } from '../loaders/access/known-counts.js';
import type { Combinations } from '../loaders/together.js';
import type { Asking } from '../questions/asking.js';
import type { Answer } from './answer/answer.js';

/** What is known of an operation before it is executed; filled in while it is answered. */
export interface Operation {
  name: string | undefined;
  /** What it costs; undefined until its price is known. */
  cost?: number;
}

export interface RequestContext extends Asking {
  readonly requestId: string;
  readonly operation: Operation;
  readonly answer: Answer;
  readonly loaders: Loaders;
  /** What was changed last in which revision; complete once the first statement was read. */
  readonly changes: () => LastChanges;
  /** Revision of the graph that the operation reads; undefined before its first statement. */
  readonly revision: () => number | undefined;
}

/** What all operations of a server share. */
export interface Served extends Pick<Asking, 'ontology' | 'statements'> {
  /** Without it, no answer knows of bodies. */
  readonly known?: KnownBodies;
  /** Without it, each statement of an operation goes by itself. */
  readonly combinations?: Combinations;
  /** Without it, lists are found by values that are rare by their nature only. */
  readonly counts?: Pick<KnownCounts, 'now'>;
}

export const createContext = (
  { ontology, statements, combinations, counts }: Served,
  { read, revision, bodies, changes }: Pick<Snapshot, 'read' | 'revision' | 'bodies' | 'changes'>,
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
  bodies,
  changes,
  loaders: new Loaders(ontology, read, today, {
    bodies,
    changes,
    combinations,
    counts,
    whenQuiet: answer.whenQuiet,
  }),
});
