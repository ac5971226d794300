/** By what a copy of a graph is known to be one. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Graph } from '../../graph/graph.js';
import type { Ontology } from '../../ontology/model.js';
import { statementText, type StatementFiles } from '../../graph/statement-files.js';
import { canonicalExport } from './canonical.js';

const sizeShape = z.object({
  revision: z.int(),
  /** Head of the ledger: covers every seed that was ever applied or undone. */
  head: z.string(),
  /** Of all kinds, derived ones and the ledger's included. */
  nodes: z.int(),
  relationships: z.int(),
});

export const fingerprintShape = sizeShape.extend({
  /** SHA-256 of the canonical export, as `export canonical` writes it. */
  canonical: z.string(),
});

export type Size = Readonly<z.infer<typeof sizeShape>>;
export type Fingerprint = Readonly<z.infer<typeof fingerprintShape>>;

/** ms; the first statement of a database that was just started takes some. */
const timeout = 60_000;

interface Measured {
  readonly graph: Graph;
  readonly statements: StatementFiles;
  readonly ontology: Ontology;
}

/** Told by the database's counters, in no time. */
export async function sizeOf({ graph, statements }: Omit<Measured, 'ontology'>): Promise<Size> {
  const [row] = await graph.readLatest(statementText(statements, 'graph/size'), {}, timeout);
  return sizeShape.parse(row);
}

/**
 * Reads all that is stated.
 * @throws the signal's reason
 */
export async function fingerprintOf(measured: Measured, signal: AbortSignal): Promise<Fingerprint> {
  const hash = createHash('sha256');
  await canonicalExport(measured.graph, measured.ontology, (line) => {
    signal.throwIfAborted();
    hash.update(`${line}\n`);
  });
  return { ...(await sizeOf(measured)), canonical: hash.digest('hex') };
}

export const describeSize = ({ revision, nodes, relationships }: Size): string =>
  `revision ${revision}, ${nodes} nodes, ${relationships} relationships`;
