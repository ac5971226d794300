/** Collects problems about changed elements, each with its place in the seed. */
import type { Problem } from '../../model.js';
import { calledTerm } from '../../properties/terms.js';
import { termOf } from '../elements/element-id.js';
import type { Change } from '../elements/change.js';
import { touchedPlace, type Touch } from '../elements/touch.js';

export type Report = (change: Change, rule: string, message: string, options?: ReportOptions) => void;

export interface ReportOptions {
  readonly property?: string;
  readonly hint?: string;
}

/** @param fileOf file of rows by the name of their parameter */
export function createReport(problems: Problem[], fileOf: ReadonlyMap<string, string>): Report {
  return ({ touches }, rule, message, { property, hint } = {}) => {
    problems.push({
      rule,
      severity: 'error',
      message: message + rowsNote(touches, property, fileOf),
      ...(hint !== undefined && { hint }),
      place: touchedPlace(touches, property),
    });
  };
}

/** ` (rows/members.csv, row 17, column kind)` where a row gave the value. */
function rowsNote(
  touches: readonly Touch[],
  property: string | undefined,
  fileOf: ReadonlyMap<string, string>,
): string {
  const giving = touches.filter(
    ({ element, row }) =>
      row !== undefined && (property === undefined || element.assigned.some(({ name }) => name === property)),
  );
  const last = giving.at(-1);
  const parameter = last?.statement.rows?.parameter;
  if (!last || parameter === undefined) return '';
  const column = last.element.assigned.findLast(({ name }) => name === (property ?? 'id'))?.column;
  const parts = [
    fileOf.get(parameter) ?? `$${parameter}`,
    `row ${last.row}`,
    ...(column === undefined ? [] : [`column ${column}`]),
  ];
  return ` (${parts.join(', ')})`;
}

/** How messages name an element: by its id, or a fact by its ends. */
export function called(change: Pick<Change, 'element' | 'type'>): string {
  const { element } = change;
  if (element.kind === 'NODE')
    return typeof element.properties.id === 'string' ? element.properties.id : 'This node';
  return `${element.type} from ${element.from.id} to ${element.to.id}${calledTerm(termOf(change))}`;
}
