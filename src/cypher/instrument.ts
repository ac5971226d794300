/**
 * A statement as it is sent: with names and a RETURN, so that it returns the elements it wrote, and with SETs that keep
 * a property where the value is null, since an empty field states nothing. A literal null removes the property. A key that
 * may be left out is '' where it is, as MERGE would otherwise take any of several relationships for the one it means.
 */
import type { Assignment, Element } from './patterns/element.js';
import { addedKey, nullableKey } from './patterns/optional-key.js';
import { indexLines } from './text/line-index.js';
import type { Value } from './tree/value.js';
import { quotedName } from '../identifier.js';

export interface Instrumented {
  readonly text: string;
  /** The names elements have in the RETURN. */
  readonly names: ReadonlyMap<Element, string>;
  /** The column with the number of the row. */
  readonly rowNumber: string | undefined;
  /** Offset in the author's statement for a line and column, from 1, of the instrumented text. */
  readonly authorOffset: (line: number, column: number) => number;
}

export interface ToInstrument {
  /** As the author wrote it. */
  readonly text: string;
  /** Where the statement starts in the text that the elements' offsets count in. */
  readonly start: number;
  /** The elements that the end of the statement can see. */
  readonly elements: readonly Element[];
  /** Those of the others that patterns bring in: nothing is returned of them. */
  readonly others?: readonly Element[];
  /** Whether a variable or any other word already uses a name. */
  readonly isTaken: (name: string) => boolean;
  /** Properties to return beside the id, each with the expression to return for it; undefined means the property. */
  readonly listsOf: (element: Element) => readonly ReturnedList[];
  /** Variable that holds a row of the seed's rows at the end of the statement. */
  readonly row: string | undefined;
}

/** A list. The author's expression for it is given where it says more: two rows may write one element. */
export interface ReturnedList {
  readonly name: string;
  readonly given: string | undefined;
}

/** Column with the state of a written element, which holds unless a later statement writes it again. */
export const stateColumn = (variable: string) => `${variable}.*`;

/** Columns of a statement that looks up what the rows of another one name. */
export const lookUpColumns = {
  row: 'row',
  id: (index: number) => `id${index}`,
  /** elementId of the node with the id; null when there is none. */
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

/** A piece to insert into the author's text. */
interface Insertion {
  /** Offset in that text. */
  readonly at: number;
  readonly text: string;
}

/** Kinds of values that no row can make null, and null itself, which an author writes to remove something. */
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

/** `coalesce(row.term, '')`, or `, term: ''` in the pattern. */
function fillingKey(element: Element, start: number): Insertion[] {
  const { optionalKey, roomAt } = element;
  const value = nullableKey(element);
  if (value)
    return [
      { at: value.start - start, text: 'coalesce(' },
      { at: value.end - start, text: ", '')" },
    ];
  if (optionalKey === undefined || !roomAt || addedKey(element) === undefined) return [];
  const entry = `${quotedName(optionalKey)}: ''`;
  const text = { ENTRIES: `, ${entry}`, EMPTY_MAP: entry, NO_MAP: ` {${entry}}` }[roomAt.within];
  return [{ at: roomAt.at - start, text }];
}

/**
 * Puts a name into each unnamed element, `coalesce` around each SET value that is no literal, and a RETURN on a line of
 * its own at the end. Columns: `<name>` holds the elementId, `<name>.<property>` the given list, and with `row`
 * `<name>.*` the state, with the lists that have no column: a bulk load would otherwise read it next.
 */
export function instrument(statement: ToInstrument): Instrumented {
  const { text, start, elements, others = [], isTaken, listsOf, row } = statement;
  const names = new Map<Element, string>();
  const insertions: Insertion[] = [
    ...elements.flatMap(({ assigned }) => assigned.flatMap((one) => keeping(one, start))),
    ...[...elements, ...others].flatMap((element) => fillingKey(element, start)),
  ];
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
      // The space separates it from a keyword such as IS.
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
  // A deleted element has no state to return.
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
        // An offset within an insertion counts as the place of the insertion.
        added += Math.min(inserted.length, offset - at - added);
      }
      return Math.min(offset - added, text.length);
    },
  };
}
