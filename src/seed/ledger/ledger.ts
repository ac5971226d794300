/** The ledger as the graph keeps it: a head, and the state of every seed. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Row } from '../../graph/values.js';
import { derivation } from '../../names/derivation.js';
import { lastChanges, noChanges, type LastChanges } from '../../ontology/change-keys.js';
import type { FileHashes } from './edited.js';

/** PARTIAL: some batches of a restartable load are in, the rest is to come. */
export type LedgerState = 'APPLIED' | 'PARTIAL' | 'UNDONE';

export interface LedgerSeed {
  readonly number: number;
  readonly file: string;
  readonly title: string;
  readonly checksum: string;
  /** Hash and name of each file that the checksum is over. */
  readonly files?: FileHashes;
  readonly state: LedgerState;
  /** ISO instant, by the server's clock; of an undone seed too the one at which it was applied. */
  readonly appliedAt: string;
  readonly appliedBy: string;
  /** Of the last line that applied some of it. */
  readonly revision: number;
  /** Transactions of it that are in the graph. */
  readonly parts: number;
}

export interface Ledger {
  /** Grows by one with every line: a seed or batch applied or undone; 0 on an empty graph. */
  readonly revision: number;
  /** Checksum of the last line, which covers the one before; '' on an empty graph. */
  readonly head: string;
  /** Revision of the last change, by the keys of ontology/change-keys.ts. */
  readonly changedIn: LastChanges;
  /** Names of the entity types of which some are joined by SAME_AS: answers follow bodies only there. */
  readonly bodies: readonly string[];
  /** What the names in the graph are derived by; 0 while they are derived anew. */
  readonly derivation: number;
  /** By number. */
  readonly seeds: readonly LedgerSeed[];
}

export const emptyLedger: Ledger = {
  revision: 0,
  head: '',
  changedIn: noChanges,
  bodies: [],
  derivation,
  seeds: [],
};

const headShape = z.object({
  revision: z.int(),
  head: z.string(),
  changedKeys: z.array(z.string()).nullable(),
  changedRevisions: z.array(z.int()).nullable(),
  bodies: z.array(z.string()),
  derivation: z.int(),
});
const seedShape = z
  .object({
    number: z.int(),
    file: z.string(),
    title: z.string(),
    checksum: z.string(),
    state: z.enum(['APPLIED', 'PARTIAL', 'UNDONE']),
    appliedAt: z.string(),
    appliedBy: z.string(),
    seedRevision: z.int(),
    parts: z.int(),
    files: z.array(z.string()).nullish(),
  })
  .transform(({ seedRevision, files, ...seed }): LedgerSeed => ({
    ...seed,
    ...(files && { files }),
    revision: seedRevision,
  }));

/** @param rows of cypher/ledger/head.cypher; none where there is no ledger yet */
export function toLedger(rows: readonly Row[]): Ledger {
  const [first] = rows;
  if (!first) return emptyLedger;
  const { changedKeys, changedRevisions, ...told } = headShape.parse(first);
  return {
    ...told,
    changedIn: lastChanges(told.revision, changedKeys, changedRevisions),
    seeds: rows.filter((row) => row.number !== null).map((row) => seedShape.parse(row)),
  };
}

/** Whether this version derived what the graph holds beside what is stated: names, terms, what is disputed, bodies. */
export const isDerivationCurrent = (ledger: Ledger): boolean => ledger.derivation === derivation;

export interface LedgerEvent {
  readonly number: number;
  readonly action: 'APPLIED' | 'UNDONE';
  /** From 0; of a seed that is one transaction always 0. */
  readonly part: number;
  /** Of the seed's content. */
  readonly checksum: string;
}

/** Id of the node of a seed. */
export const seedId = (number: number): string => `seed/${String(number).padStart(4, '0')}`;

/** Id of the line at a revision. */
export const lineId = (revision: number): string => `line/${String(revision).padStart(6, '0')}`;

/** SHA-256 of the line before and of this one: the chain of everything that was ever applied or undone. */
export const nextHead = (head: string, { number, action, part, checksum }: LedgerEvent): string =>
  createHash('sha256')
    .update(JSON.stringify([head, number, action, part, checksum]))
    .digest('hex');
