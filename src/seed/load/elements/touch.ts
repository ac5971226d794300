/** What statements touch, and the rows they are given. */
import type { Parameter } from '../../../graph/values.js';
import type { Place, SeedStatement, WrittenElement } from '../../model.js';

export interface Touch {
  readonly statement: SeedStatement;
  readonly element: WrittenElement;
  /** Number of the row that did it, from 1, where the end of the statement can see it. */
  readonly row?: number;
}

/** Entries of lists by the property that holds them. */
export type GivenLists = Readonly<Record<string, readonly string[]>>;

/** A row by its columns. */
export type RowMap = Readonly<Record<string, Parameter>>;

/** Rows of a parameter, some at a time. */
export type RowsOf = (parameter: string) => AsyncIterable<readonly RowMap[]> | Iterable<readonly RowMap[]>;

/** Where to point for an element: at the last statement that gives it the property, else at the last that wrote it. */
export function touchedPlace(touches: readonly Touch[], property?: string): Place {
  const assigned = touches
    .flatMap(({ element }) => element.assigned)
    .filter(({ name }) => name === property)
    .at(-1);
  const last = touches.at(-1);
  return assigned?.place ?? last?.element.place ?? { file: '', line: 1, column: 1 };
}
