/** Values of a statement as plain data. */
import type { Span } from '../../cypher/text/line-index.js';
import type { Value } from '../../cypher/tree/value.js';
import type { Given, Literal, Unknown } from './said.js';

export const spanIn = ({ start, end }: Span): Span => ({ start, end });

/** @param source text that the spans count in */
export function givenOf(source: string, value: Value): Given {
  const span = spanIn(value);
  const written = source.slice(value.start, value.end);
  switch (value.kind) {
    case 'STRING':
      return { value: value.text, ...span };
    case 'INT':
    case 'FLOAT': {
      const number = Number(written.replace(/[_\s]/g, ''));
      return Number.isNaN(number) ? { unknown: true, ...span } : { value: number, ...span };
    }
    case 'BOOLEAN':
      return { value: /^true$/i.test(written), ...span };
    case 'NULL':
      return { value: null, ...span };
    case 'LIST':
      return { items: value.items.map((item) => itemOf(givenOf(source, item))), ...span };
    case 'MAP':
    case 'TEMPORAL':
    case 'DYNAMIC':
      return { unknown: true, ...span };
  }
}

/** An item that is itself a list counts as unknown: no property can hold it. */
export const itemOf = (given: Given): Literal | Unknown =>
  'items' in given ? { unknown: true, ...spanIn(given) } : given;

/** The given text, if it is one. */
export const textOf = (given: Given | undefined): string | undefined =>
  given && 'value' in given && typeof given.value === 'string' ? given.value : undefined;

/** The given column of rows, if it is one. */
export const columnOf = (given: Given | undefined): string | undefined =>
  given && 'unknown' in given ? given.column : undefined;
