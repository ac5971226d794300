/** What a question needs: its reader takes this, and a resolver, a command or a route provides it. */
import type { Bodies } from '../graph/known-bodies.js';
import type { Read } from '../graph/snapshot.js';
import type { StatementFiles } from '../graph/statement-files.js';
import type { Ontology } from '../ontology/model.js';

export interface Asking {
  readonly ontology: Ontology;
  /** Hand-written statements of cypher/, by name. */
  readonly statements: StatementFiles;
  readonly read: Read;
  /** The day it is asked on, by UTC: yyyymmdd. */
  readonly today: number;
  /** Entity types of which some entities are one body. */
  readonly bodies: Bodies;
}
