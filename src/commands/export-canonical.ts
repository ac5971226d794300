/** `pactgraph export canonical`: everything stated, byte for byte the same for equal graphs. */
import { open, rename, rm } from 'node:fs/promises';
import type { Config } from '../config.js';
import { PactgraphError } from '../errors.js';
import { canonicalExport } from '../seed/export/canonical.js';
import type { CommandIo } from './io.js';
import { withSession, type Session } from './session.js';

export interface ExportOptions {
  /** File to write; standard output without. */
  readonly out?: string;
}

export const exportCanonical = (config: Config, io: CommandIo, { out }: ExportOptions): Promise<void> =>
  withSession(config, io, async (session) => {
    if (out === undefined) await canonicalExport(session.graph, session.ontology, (line) => io.out(line));
    else await toFile(session, out);
  });

/** Characters gathered before they are written. */
const chunk = 65_536;

/** A file is there whole or not at all. */
async function toFile({ graph, ontology }: Session, path: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  let gathered = '';
  try {
    const file = await open(temporary, 'w');
    try {
      await canonicalExport(graph, ontology, async (line) => {
        gathered += `${line}\n`;
        if (gathered.length < chunk) return;
        await file.appendFile(gathered);
        gathered = '';
      });
      await file.appendFile(gathered);
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    if (error instanceof Error && 'syscall' in error) {
      throw new PactgraphError('CANNOT_RUN', `${path} cannot be written: ${error.message}`, { cause: error });
    }
    throw error;
  }
}
