/** The source files that headers name. */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, normalize, posix, sep } from 'node:path';
import { didYouMean } from '../../did-you-mean.js';
import { parseSource, type SourceFile } from '../../evidence/source.js';
import type { Place, Problem } from '../model.js';

export interface ReadSource {
  readonly file: string;
  /** For the checksum; absent when the file cannot be read. */
  readonly bytes: Uint8Array | undefined;
  readonly source: SourceFile | undefined;
  /** Problems in the file; those of a missing file are at the header line. */
  readonly problems: readonly Problem[];
}

/** Files in the folder of a named file, as a header names them. */
async function filesBeside(folder: string, file: string): Promise<string[]> {
  const beside = await readdir(join(folder, dirname(file)), { withFileTypes: true }).catch(() => []);
  return beside.filter((entry) => entry.isFile()).map(({ name }) => posix.join(dirname(file), name));
}

/** Reads each file once, however many seeds name it. */
export function createSourceReader(folder: string): (file: string, place: Place) => Promise<ReadSource> {
  const reads = new Map<string, Promise<ReadSource>>();
  const idOwners = new Map<string, string>();

  const read = async (file: string): Promise<ReadSource> => {
    const bytes = await readFile(join(folder, file)).catch(() => undefined);
    if (!bytes) return { file, bytes, source: undefined, problems: [] };
    const result = parseSource(bytes);
    if (!result.ok) {
      const problems = result.problems.map(({ message, hint, line, column }): Problem => ({
        rule: 'source-file',
        severity: 'error',
        message,
        ...(hint !== undefined && { hint }),
        place: { file, line, column },
      }));
      return { file, bytes, source: undefined, problems };
    }
    const { source } = result;
    const owner = idOwners.get(source.id) ?? file;
    idOwners.set(source.id, owner);
    const problems: Problem[] =
      owner === file
        ? []
        : [
            {
              rule: 'source-id',
              severity: 'error',
              message: `${file} and ${owner} have the same id, ${source.id}.`,
              hint: 'Each source has an id of its own.',
              place: { file, line: 1, column: 1 },
            },
          ];
    return { file, bytes, source, problems };
  };

  return async (named, place) => {
    const file = normalize(named).split(sep).join('/');
    const failed = (message: string, hint: string): ReadSource => ({
      file,
      bytes: undefined,
      source: undefined,
      problems: [{ rule: 'missing-source', severity: 'error', message, hint, place }],
    });
    if (isAbsolute(named) || file.startsWith('../')) {
      return failed(
        `The source ${named} lies outside of the seed folder.`,
        'Sources lie in the seed folder, as in sources/article.txt.',
      );
    }
    const again = reads.get(file);
    const reading = again ?? read(file);
    reads.set(file, reading);
    const done = await reading;
    if (!done.bytes) {
      const near = didYouMean(file, await filesBeside(folder, file));
      return failed(`There is no file ${file}.${near}`, 'The path is relative to the seed folder.');
    }
    // Only the first seed that names it gets its problems.
    return again ? { ...done, problems: [] } : done;
  };
}
