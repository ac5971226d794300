/** Turns records of the driver into rows, as they come. */
import type { Record as DriverRecord, Result } from 'neo4j-driver';
import { put, toPlain, type Row, type Value } from './values.js';

export interface ReadOptions {
  /** Aborted when nobody wants the rows any more. */
  readonly signal?: AbortSignal;
  /** Gets each row as it comes, to count it or to replace a value in it by an equal one. */
  readonly onRow?: (row: Record<string, Value>) => void;
}

export function toRow(record: DriverRecord): Record<string, Value> {
  const row: Record<string, Value> = {};
  for (const [key, value] of record.entries()) put(row, key, toPlain(value));
  return row;
}

/**
 * @returns all rows of a result
 * @throws the signal's reason at once when it is aborted; closing the session then resets the connection, which ends
 *   the statement on the server
 */
export function rowsOf(result: Result, { signal, onRow }: ReadOptions): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    const rows: Row[] = [];
    const stop = () => {
      const reason: unknown = signal?.reason;
      reject(reason instanceof Error ? reason : new Error('The rows are not wanted any more.'));
    };
    signal?.addEventListener('abort', stop, { once: true });
    const settled = () => signal?.removeEventListener('abort', stop);
    result.subscribe({
      onNext(record) {
        // The server may have sent this before the abort.
        if (signal?.aborted) return;
        try {
          const row = toRow(record);
          onRow?.(row);
          rows.push(row);
        } catch (error) {
          reject(error instanceof Error ? error : new Error('A row cannot be read.', { cause: error }));
        }
      },
      onCompleted() {
        settled();
        resolve(rows);
      },
      onError(error) {
        settled();
        reject(error);
      },
    });
  });
}
