/** What statements take directly from columns of rows: enough to check the rows before a database does. */
import { conditionsOf } from '../../cypher/patterns/conditions.js';
import type { AssignedProperty, RowElement, RowPart } from '../model.js';
import type { StatementContext } from './statement-context.js';
import type { UnwoundRows } from '../../cypher/patterns/analyse.js';
import type { Assignment, Element } from '../../cypher/patterns/element.js';
import { leavesKeyOut } from '../../cypher/patterns/optional-key.js';
import { spanOf } from '../../cypher/tree/tree.js';
import type { MapEntry, Value } from '../../cypher/tree/value.js';

/** A given property, with the column or literal that it comes from. */
export type ToProperty = (given: Pick<Assignment, 'key' | 'value'>, always: boolean) => AssignedProperty;

/** `founded` of `m.founded`, where `m` is a row of the seed's rows at that place. */
export function columnOf(value: Value, rows: UnwoundRows | undefined): string | undefined {
  const property = value.kind === 'DYNAMIC' ? value.from?.property : undefined;
  const column = rows?.columns.find(({ end, name }) => end === value.end && name === property);
  return column?.name;
}

/** Elements that every row reaches; only the graph knows what an element behind a condition takes. */
export function rowElements(context: StatementContext, toProperty: ToProperty): RowElement[] {
  const { elements, rows, clauses, text } = context;
  const conditions = conditionsOf(context);
  // Another list may be empty, and a subquery may find nothing.
  const loop = clauses.slice(1).find(({ rule }) => /^(?:unwind|forList|call|subquery)Clause$/.test(rule));
  const until = loop ? spanOf(text.tokens, loop).start : Infinity;
  return elements.flatMap((element): RowElement[] => {
    const { kind, span, clause, map, assigned } = element;
    const type = context.nodeType(element)?.name ?? context.relationshipType(element)?.type;
    const mayMiss = conditions.mayMiss(span, 'MERGE') ?? conditions.mayMiss(span, clause);
    if (type === undefined || element.deleted || mayMiss || span.start >= until) return [];
    const pattern = clause === 'MATCH' ? map.filter(({ key }) => kind === 'NODE' && key.name === 'id') : map;
    const set = assigned.filter(
      (one) => isSetForSure(element, one) && !conditions.mayMiss(one.key, 'SET') && one.key.start < until,
    );
    const takes = [
      ...pattern.map((one) => toProperty(one, false)),
      ...set.map((one) => toProperty(one, true)),
    ].filter((property): property is RowElement['takes'][number] => property.column !== undefined);
    if (takes.length === 0) return [];
    const key = kind === 'NODE' ? nodeKey(element, rows) : factKey(context, element);
    return [{ kind: kind === 'NODE' ? 'NODE' : 'FACT', type, takes, ...(key && { key }) }];
  });
}

/** Whether a SET gives this value whenever the element is written, and no later SET gives another. */
export const isSetForSure = ({ assigned }: Element, one: Assignment): boolean =>
  one.by === 'SET' &&
  one.always === true &&
  assigned.findLast(({ key }) => key.name === one.key.name) === one;

function partOf(entry: MapEntry | undefined, rows: UnwoundRows | undefined): RowPart | undefined {
  if (entry?.value.kind === 'STRING') return { text: entry.value.text };
  const column = entry && columnOf(entry.value, rows);
  return column === undefined ? undefined : { column };
}

function nodeKey({ map, among }: Element, rows: UnwoundRows | undefined): RowPart[] | undefined {
  const id = partOf(
    map.find(({ key }) => key.name === 'id'),
    rows,
  );
  return id && among.length === 0 ? [id] : undefined;
}

function factKey(context: StatementContext, element: Element): RowPart[] | undefined {
  const { from, to, map } = element;
  const type = context.relationshipType(element);
  const ends = [from, to].map((end) => end && nodeKey(end, context.rows)?.[0]);
  const key = type?.key.map((name) => {
    const part = partOf(
      map.find((entry) => entry.key.name === name),
      context.rows,
    );
    if (name !== type.term) return part;
    // A MATCH that leaves it out may write to no other one.
    return leavesKeyOut(element)
      ? { text: '' }
      : part && { ...part, ...('column' in part && { isOptional: true as const }) };
  });
  const parts = [...ends, ...(key ?? [undefined])].filter((part) => part !== undefined);
  return type && parts.length === 2 + type.key.length ? parts : undefined;
}
