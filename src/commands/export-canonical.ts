/** `pactgraph export canonical`: everything stated, byte for byte the same for equal graphs. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
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

/** A file is there whole or not at all. */
async function toFile({ graph, ontology }: Session, path: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  const stream = createWriteStream(temporary);
  try {
    await canonicalExport(graph, ontology, (line) => writeLine(stream, line));
    stream.end();
    await finished(stream);
    await rename(temporary, path);
  } catch (error) {
    stream.destroy();
    await rm(temporary, { force: true });
    if (error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error) {
      throw new PactgraphError('CANNOT_RUN', `${path} cannot be written: ${error.message}`, { cause: error });
    }
    throw error;
  }
}

async function writeLine(stream: Writable, line: string): Promise<void> {
  if (stream.errored) throw stream.errored;
  if (!stream.write(`${line}\n`)) {
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: Error) => {
        stream.off('drain', settle).off('error', settle);
        if (error) reject(error);
        else resolve();
      };
      stream.on('drain', settle).on('error', settle);
    });
  }
}
