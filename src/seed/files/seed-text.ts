/** The text of a seed, and places in it. */
import type { LineIndex, Span } from '../../cypher/text/line-index.js';
import type { Place, Problem } from '../model.js';

export interface SeedText {
  readonly file: string;
  /** Normalised. */
  readonly text: string;
  readonly lines: LineIndex;
}

/** Place of a span; a span over several lines is underlined on its first. */
export function placeOf({ file, lines }: SeedText, { start, end }: Span): Place {
  const { line, column } = lines.at(start);
  return { file, line, column, length: Math.max(1, Math.min(end, lines.endOf(line)) - start) };
}

/** Sorts problems of source files behind those of the seed. */
export function byPlace(a: Problem, b: Problem): number {
  if (a.place.file !== b.place.file) return a.place.file.endsWith('.cypher') ? -1 : 1;
  return a.place.line - b.place.line || a.place.column - b.place.column;
}
