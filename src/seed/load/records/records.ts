/**
 * The row behind each piece of evidence: the one that its locator names, else the first row that wrote it. Its chunk is
 * kept in the graph, so that a reader needs no file.
 */
import { recordText } from '../../../evidence/row-chunk.js';
import type { SeedFile } from '../../model.js';
import { isFault, noSuchRow, readLocator } from '../../properties/locator.js';
import { same } from '../../properties/values.js';
import type { Change } from '../elements/change.js';
import { groupBy } from '../elements/group-by.js';
import type { Report } from '../checks/report.js';

/** Finds rows in the files of a seed. */
export interface FindRows {
  /** Chunks, packed, and the one of each row; `count` of the file's rows where it lacks one that was asked for. */
  find(
    file: string,
    sha256: string,
    rows: Iterable<number>,
  ): Promise<{
    readonly chunkOf: ReadonlyMap<number, string>;
    readonly packed: ReadonlyMap<string, string>;
    readonly count?: number;
  }>;
  close(): Promise<void>;
}

export interface Records {
  /** By element id of the evidence, what it holds of its row; null where it has none any more. */
  readonly of: ReadonlyMap<string, string | null>;
  /** Packed chunks of rows by id. */
  readonly chunks: ReadonlyMap<string, string>;
}

export const noRecords: Records = { of: new Map(), chunks: new Map() };

/** A row that evidence refers to. */
interface Wanted {
  readonly change: Change;
  readonly file: string;
  readonly row: number;
}

/**
 * Looks only at evidence that is new, or got another locator: what is stored stays as it is.
 * @param changes all of the touched
 */
export async function readRecords(
  { header, files }: Pick<SeedFile, 'header' | 'files'>,
  changes: readonly Change[],
  finder: FindRows,
  report: Report,
): Promise<Records> {
  const of = new Map<string, string | null>();
  const chunks = new Map<string, string>();
  const declared = header.rows.map(({ file }) => file);
  const fileOf = new Map(header.rows.map(({ parameter, file }) => [parameter, file]));
  const wanted: Wanted[] = [];
  for (const change of changes) {
    if (change.type.name !== 'Evidence' || !isLocatedAnew(change)) continue;
    const { locator } = change.stated;
    const read = typeof locator === 'string' ? readLocator(locator, declared) : undefined;
    if (isFault(read)) {
      report(change, 'bad-locator', read.message, { property: 'locator', hint: read.hint });
      continue;
    }
    const by = read?.row === undefined ? writtenBy(change, fileOf) : undefined;
    if (read?.row !== undefined) wanted.push({ change, file: read.file, row: read.row });
    else if (by && (read?.file ?? by.file) === by.file) wanted.push({ change, ...by });
    else if (change.element.properties.recordAt !== undefined) of.set(change.element.elementId, null);
  }
  const hashOf = new Map(
    files.map((line) => [line.slice(line.indexOf(' ') + 1), line.slice(0, line.indexOf(' '))]),
  );
  for (const [file, own] of groupBy(wanted, (one) => one.file)) {
    const found = await finder.find(
      file,
      hashOf.get(file) ?? '',
      own.map(({ row }) => row),
    );
    for (const [id, data] of found.packed) chunks.set(id, data);
    for (const { change, row } of own) {
      const chunk = found.chunkOf.get(row);
      if (chunk !== undefined) of.set(change.element.elementId, recordText({ chunk, row, file }));
      else {
        const { message, hint } = noSuchRow({ file, row }, found.count ?? 0);
        report(change, 'bad-locator', message, { property: 'locator', hint });
      }
    }
  }
  return { of, chunks };
}

const isLocatedAnew = ({ kind, earlier, stated }: Change): boolean =>
  kind === 'ADDED' || (kind === 'CHANGED' && !same(earlier.locator, stated.locator));

/** The first row that wrote it. */
function writtenBy(
  { touches }: Change,
  fileOf: ReadonlyMap<string, string>,
): { readonly file: string; readonly row: number } | undefined {
  for (const { statement, row } of touches) {
    const file = fileOf.get(statement.rows?.parameter ?? '');
    if (file !== undefined && row !== undefined) return { file, row };
  }
  return undefined;
}
