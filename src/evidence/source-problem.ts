/** Something wrong in a source file, told to its author. Lines and columns from 1, columns in UTF-16 units. */
export interface SourceProblem {
  readonly message: string;
  readonly hint?: string;
  readonly line: number;
  readonly column: number;
}
