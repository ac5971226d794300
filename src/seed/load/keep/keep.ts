/** Keeps what a part did: derived data, and its line in the ledger. */
import { setImmediate } from 'node:timers/promises';
import { integer, type Parameters } from '../../../graph/values.js';
import type { WriteTransaction } from '../../../graph/graph.js';
import type { Ontology } from '../../../ontology/model.js';
import type { FileHashes } from '../../ledger/edited.js';
import {
  lineId,
  nextHead,
  seedId,
  type Ledger,
  type LedgerEvent,
  type LedgerState,
} from '../../ledger/ledger.js';
import { toTexts, type Relies } from '../../ledger/patch.js';
import type { Change } from '../elements/change.js';
import type { Located } from '../checks/quotes.js';
import type { Counts } from '../../ledger/counts.js';
import { changedKeys } from './changed-keys.js';
import { patchOf } from './patch-of.js';
import { runIn } from '../reads.js';
import type { StatementFiles } from '../../../graph/statement-files.js';
import type { Records } from '../records/records.js';
import { writeChunks } from '../records/write-chunks.js';
import { writeDisputed } from '../derive/disputed.js';
import { boundBySources } from '../derive/bounds-by-sources.js';
import { writeDerived } from '../derive/write-derived.js';
import type { Identity } from '../identity/identity-of.js';
import type { RunText } from '../identity/read-linked.js';
import { writeBodies } from '../identity/write-bodies.js';

export interface Keeping {
  readonly transaction: WriteTransaction;
  readonly ontology: Ontology;
  readonly statements: StatementFiles;
  /** The ledger before the part. */
  readonly ledger: Ledger;
  /** Who does it, for the ledger. */
  readonly appliedBy: string;
  readonly toolVersion: string;
}

export interface Kept {
  readonly changes: readonly Change[];
  readonly located: ReadonlyMap<string, Located>;
  readonly identity: Identity;
  readonly records: Records;
  /** Called, as `state`, while derived data is on its way. */
  readonly relies: () => Relies;
  readonly event: LedgerEvent;
  readonly seed: {
    readonly file: string;
    readonly title: string;
    readonly state: () => Promise<LedgerState>;
    /** Parts that are in the graph from now on. */
    readonly parts: number;
    /** Files of its content; absent when they did not change. */
    readonly files?: FileHashes;
  };
  /** Counts of the line alone. */
  readonly counts: Counts;
}

/** @returns the ledger from now on, without updated states of seeds */
export async function keep(
  { transaction, ontology, statements, ledger, appliedBy, toolVersion }: Keeping,
  { changes, located, records, identity, relies, event, seed, counts }: Kept,
): Promise<Ledger> {
  const run = runIn(transaction, statements);
  const revision = ledger.revision + 1;
  const differing = changes.filter(({ kind }) => kind !== 'SAME');
  const head = nextHead(ledger.head, event);
  const changedIn = new Map(ledger.changedIn);
  for (const key of changedKeys(differing, identity, ontology, revision)) changedIn.set(key, revision);
  const { number, action, part, checksum } = event;
  const { file, title, parts, files } = seed;
  const appendix = async (): Promise<Parameters> => ({
    revision: integer(revision),
    head,
    changedKeys: [...changedIn.keys()],
    changedRevisions: [...changedIn.values()].map(integer),
    seed: {
      id: seedId(number),
      number: integer(number),
      file,
      title,
      checksum,
      state: await seed.state(),
      ...(files && { files }),
      parts: integer(parts),
      // An undo does not change by whom and in which revision the seed was applied.
      ...(action === 'APPLIED' && { revision: integer(revision), appliedBy, toolVersion }),
    },
    line: {
      id: lineId(revision),
      revision: integer(revision),
      number: integer(number),
      // Another file may take the number, once this one is undone.
      file,
      title,
      action,
      part: integer(part),
      checksum,
      previous: ledger.head,
      head,
      by: appliedBy,
      toolVersion,
      ...toTexts(patchOf(differing, records.of)),
      relies: JSON.stringify(relies()),
      counts: JSON.stringify(counts),
    },
  });
  const derived = writeDerived(run, changes, { ontology, revision, located, records: records.of });
  // Send the first statements before working out the line.
  const [line] = await Promise.all([setImmediate().then(appendix), derived]);
  const runText: RunText = async (text, parameters) => (await transaction.run(text, parameters)).rows;
  await boundBySources({ run, text: runText }, changes, ontology);
  await writeDisputed(runText, changes, ontology);
  const bodies = await writeBodies(runText, identity, ledger.bodies);
  await run('ledger/append', { ...line, bodies });
  await writeChunks(run, seedId(number), records);
  return { ...ledger, revision, head, changedIn, bodies };
}
