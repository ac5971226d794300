/**
 * A statement as it is sent: with names and a RETURN, so that it tells which elements it wrote, and with SETs that leave a
 * property as it is where the value is null, since an empty field states nothing. A literal null takes it away.
 */
import type { Assignment, Element } from './patterns/element.js';
import { indexLines } from './text/line-index.js';
import type { Value } from './tree/value.js';
import { quotedName } from '../identifier.js';

export interface Instrumented {
  readonly text: string;
  /** The names elements have in the RETURN. */
  readonly names: ReadonlyMap<Element, string>;
  /** The column with the number of the row. */
  readonly rowNumber: string | undefined;
  /** Offset in the statement for a line and column, from 1, of the instrumented text. */
  readonly authorOffset: (line: number, column: number) => number;
}

export interface ToInstrument {
  /** As the author wrote it. */
  readonly text: string;
  /** Where it starts in the text that the elements' offsets count in. */
  readonly start: number;
  /** Those that the end of the statement can see. */
  readonly elements: readonly Element[];
  /** Variables and all other words that a new name must not meet. */
  readonly isTaken: (name: string) => boolean;
  /** Properties to return beside the id, each with what to return for it: the property where that is undefined. */
  readonly listsOf: (element: Element) => readonly ReturnedList[];
  /** Variable that holds a row of the seed's rows at the end of the statement. */
  readonly row: string | undefined;
}

/** A list of evidence, and the author's expression for it where that says more: two rows may give one element theirs. */
export interface ReturnedList {
  readonly name: string;
  readonly given: string | undefined;
}

/** Column with the state of a written element, which holds unless a later statement writes it again. */
export const stateColumn = (variable: string) => `${variable}.*`;

/** Columns of a statement that asks what the rows of another one name. */
export const lookUpColumns = {
  row: 'row',
  id: (index: number) => `id${index}`,
  /** elementId of what has the id; null where nothing has. */
  element: (index: number) => `element${index}`,
};

/** Key that each row has beside its columns: its number in the file, from 1. */
export const rowNumberKey = '_row';

const stateOf: Readonly<Record<Element['kind'], (name: string) => string>> = {
  NODE: (name) => `[labels(${name}), properties(${name})]`,
  RELATIONSHIP: (name) =>
    `[type(${name}), properties(${name}), ${['startNode', 'endNode']
      .map((end) => `${end}(${name})`)
      .map((end) => `elementId(${end}), ${end}.id, labels(${end})`)
      .join(', ')}]`,
};

/** What is put into the author's text. */
interface Insertion {
  /** Offset in it. */
  readonly at: number;
  readonly text: string;
}

/** Kinds of values that are null in no row, and null itself, which is written out to take something away. */
const literal: ReadonlySet<Value['kind']> = new Set([
  'STRING',
  'INT',
  'FLOAT',
  'BOOLEAN',
  'NULL',
  'LIST',
  'MAP',
]);

/** `coalesce(row.name, o.name)`. */
const keeping = ({ value, target }: Assignment, start: number): Insertion[] =>
  target === undefined || literal.has(value.kind)
    ? []
    : [
        { at: value.start - start, text: 'coalesce(' },
        { at: value.end - start, text: `, ${target})` },
      ];

/**
 * The text with a name put into each unnamed element, `coalesce` around what is SET and no literal, and a RETURN at the end, on
 * a line of its own; otherwise unchanged. Columns: `<name>` holds the elementId, `<name>.<property>` the evidence that was
 * given, and with `row` `<name>.*` the state, which has the evidence that has no column: in a bulk load it would be read next.
 */
export function instrument({ text, start, elements, isTaken, listsOf, row }: ToInstrument): Instrumented {
  const names = new Map<Element, string>();
  const insertions: Insertion[] = elements.flatMap(({ assigned }) =>
    assigned.flatMap((one) => keeping(one, start)),
  );
  let number = 0;
  const nextName = () => {
    do number++;
    while (isTaken(`_w${number}`));
    return `_w${number}`;
  };
  for (const element of elements) {
    if (element.visibleAs !== undefined) {
      names.set(element, element.visibleAs);
    } else if (element.nameAt !== undefined) {
      const name = nextName();
      // The space keeps it apart from a keyword such as IS.
      insertions.push({ at: element.nameAt - start, text: `${name} ` });
      names.set(element, name);
    }
  }
  insertions.sort((a, b) => a.at - b.at);
  let result = '';
  let copied = 0;
  for (const { at, text: inserted } of insertions) {
    result += text.slice(copied, at) + inserted;
    copied = at;
  }
  result += text.slice(copied);
  // Of what is deleted there is no state to return.
  const withState = row !== undefined && elements.every(({ deleted }) => !deleted);
  const columns = [...names].flatMap(([element, name]) => [
    `elementId(${quotedName(name)}) AS ${quotedName(name)}`,
    ...listsOf(element).flatMap(({ name: list, given }) =>
      given === undefined && withState
        ? []
        : [`${given ?? `${quotedName(name)}.${quotedName(list)}`} AS ${quotedName(`${name}.${list}`)}`],
    ),
    ...(withState ? [`${stateOf[element.kind](quotedName(name))} AS ${quotedName(stateColumn(name))}`] : []),
  ]);
  const rowNumber = row === undefined || columns.length === 0 ? undefined : nextName();
  if (row !== undefined && rowNumber !== undefined)
    columns.push(`${quotedName(row)}.${quotedName(rowNumberKey)} AS ${quotedName(rowNumber)}`);
  if (columns.length > 0) result += `\nRETURN ${columns.join(', ')}`;

  const lines = indexLines(result);
  return {
    text: result,
    names,
    rowNumber,
    authorOffset(line, column) {
      const offset = lines.offsetOf(line, column);
      let added = 0;
      for (const { at, text: inserted } of insertions) {
        if (offset < at + added) break;
        // A place within what was put in is the place it was put in.
        added += Math.min(inserted.length, offset - at - added);
      }
      return Math.min(offset - added, text.length);
    },
  };
}
