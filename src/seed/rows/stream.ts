/** Rows for the statements of a load, some at a time. */
import { PactgraphError } from '../../errors.js';
import type { SeedHeader } from '../model.js';
import { readRows, type RowMap } from './read-rows.js';
import type { RowProblem } from './row-place.js';

/**
 * @returns a reader of the rows of a parameter, in chunks of at most so many
 * @throws PactgraphError CANNOT_RUN when a file changed for the worse since it was checked
 */
export function rowsReader(
  folder: string,
  { rows }: Pick<SeedHeader, 'rows'>,
): (parameter: string, chunk: number) => AsyncGenerator<readonly RowMap[]> {
  return async function* read(parameter, chunk) {
    const header = rows.find((one) => one.parameter === parameter);
    if (!header) throw new Error(`No rows are called ${parameter}.`);
    let gathered: RowMap[] = [];
    const refuse = ({ message }: RowProblem): never => {
      throw new PactgraphError('CANNOT_RUN', `${header.file}: ${message}`, {
        hint: 'The file changed while it was loaded; load it again.',
      });
    };
    for await (const { row } of readRows(folder, header, refuse)) {
      gathered.push(row);
      if (gathered.length < chunk) continue;
      yield gathered;
      gathered = [];
    }
    if (gathered.length > 0) yield gathered;
  };
}
