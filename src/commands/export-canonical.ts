/** `pactgraph export canonical`: everything stated, byte for byte the same for equal graphs. */
import type { Config } from '../config.js';
import { canonicalExport } from '../seed/export/canonical.js';
import type { CommandIo } from './run/io.js';
import { withSession, type Session } from './run/session.js';
import { writeWhole } from './run/write-whole.js';

export interface ExportOptions {
  /** File to write; without it, standard output. */
  readonly out?: string;
}

export const exportCanonical = (config: Config, io: CommandIo, { out }: ExportOptions): Promise<void> =>
  withSession(config, io, async (session) => {
    if (out === undefined) await canonicalExport(session.graph, session.ontology, (line) => io.data(line));
    else await toFile(session, out);
  });

/** Characters to gather before each write. */
const chunk = 65_536;

function toFile({ graph, ontology }: Session, path: string): Promise<void> {
  let gathered = '';
  return writeWhole(path, async (file) => {
    await canonicalExport(graph, ontology, async (line) => {
      gathered += `${line}\n`;
      if (gathered.length < chunk) return;
      await file.appendFile(gathered);
      gathered = '';
    });
    await file.appendFile(gathered);
  });
}
