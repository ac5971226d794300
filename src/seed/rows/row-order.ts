/** Ends that a row gives against the starts that it gives, where statements take both straight from columns. */
import type { Ontology } from '../../ontology/model.js';
import type { RowElement } from '../model.js';
import { orderFault } from '../properties/order-fault.js';
import type { ColumnFault } from './column-checks.js';
import type { RowMap } from './read-rows.js';
import { typeOfRows } from './type-of-rows.js';

export interface RowCheck {
  /** Of the end. */
  readonly column: string;
  readonly faultOf: (row: RowMap) => ColumnFault | undefined;
}

/** One for each pair of columns, however many statements take them for one thing. */
export function orderChecks(elements: readonly RowElement[], ontology: Ontology): RowCheck[] {
  const checks = new Map<string, RowCheck>();
  for (const [index, { kind, type, key }] of elements.entries()) {
    const known = typeOfRows(ontology, { kind, type });
    // Statements that write the same thing give it their columns together.
    const same = elements.filter(
      (other, place) =>
        place === index || (key && other.type === type && JSON.stringify(other.key) === JSON.stringify(key)),
    );
    const columnOf = (name: string) =>
      same.flatMap(({ takes }) => takes).findLast((taken) => taken.name === name)?.column;
    for (const { name, endOf = [] } of known?.properties.values() ?? []) {
      for (const start of endOf) {
        const [from, to] = [columnOf(start), columnOf(name)];
        if (from === undefined || to === undefined) continue;
        checks.set(JSON.stringify([type, name, from, to]), {
          column: to,
          faultOf: (row) => {
            const fault = orderFault(
              { name: start, value: row[from], where: ` in column ${from}` },
              { name, value: row[to], where: ` in column ${to}` },
            );
            return fault && { rule: 'end-before-start', ...fault };
          },
        });
      }
    }
  }
  return [...checks.values()];
}
