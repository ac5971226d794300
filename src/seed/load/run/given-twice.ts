/**
 * Values that one transaction gives twice to one element: of two rows, or of a row and a statement, the graph keeps the
 * last only. Found by what the statements give, not by what comes back: Neo4j returns rows only after all have run.
 */
import type { Parameter, Row, Value } from '../../../graph/values.js';
import { Givens, statedBy, type Dispute } from '../../properties/givens.js';
import type { AssignedProperty, SeedHeader, SeedStatement, WrittenElement } from '../../model.js';
import { rowNumberKey } from '../../../cypher/instrument.js';

export interface Giver {
  readonly statement: SeedStatement;
  readonly element: WrittenElement;
  /** Number of the row, from 1. */
  readonly row?: number;
}

type RowMap = Readonly<Record<string, Parameter>>;

/** What columns or literals give an element directly, whatever the row. */
interface Assigned {
  readonly names: readonly string[];
  readonly properties: readonly AssignedProperty[];
}

export class GivenTwice {
  /** By element id, in the order in which they were found. */
  readonly found: Dispute<Giver>[] = [];
  private readonly givens = new Givens<Giver>();
  private readonly assigned = new Map<WrittenElement, Assigned>();

  constructor(private readonly header: Pick<SeedHeader, 'deletes' | 'corrects'>) {}

  /** @param rows that were sent with the statement */
  add(statement: SeedStatement, rows: readonly RowMap[], results: readonly Row[]): void {
    const column = statement.rows?.number;
    const byNumber = new Map(
      column === undefined ? [] : rows.map((row): [Value, RowMap] => [Number(row[rowNumberKey]), row]),
    );
    for (const element of statement.written) {
      const { names, properties } = this.assignedTo(element);
      if (names.length === 0) continue;
      for (const result of results) {
        const id = result[element.variable];
        const number = column === undefined ? null : (result[column] ?? null);
        const row = byNumber.get(number);
        if (typeof id !== 'string' || (statement.rows && !row)) continue;
        const values = properties.map(({ column, literal = null }) =>
          column === undefined ? literal : statedBy(row?.[column]),
        );
        const by = { statement, element, ...(typeof number === 'number' && { row: number }) };
        this.found.push(...this.givens.add(id, names, values, by, (before) => this.mayReplace(before, by)));
      }
    }
  }

  private assignedTo(element: WrittenElement): Assigned {
    let assigned = this.assigned.get(element);
    if (!assigned) {
      const { deleted, lists } = element;
      const properties = element.assigned.filter(
        ({ name, always, column, literal }) =>
          always && (column !== undefined || literal !== undefined) && !lists.includes(name),
      );
      assigned = deleted
        ? { names: [], properties: [] }
        : { names: properties.map(({ name }) => name), properties };
      this.assigned.set(element, assigned);
    }
    return assigned;
  }

  /** A MATCH means what exists; where values may be removed, others may follow; without rows, a check sees both. */
  private mayReplace(before: Giver, by: Giver): boolean {
    if (before.statement === by.statement) return false;
    if (this.header.deletes || this.header.corrects.length > 0) return true;
    if (before.element.clause === 'MATCH' || by.element.clause === 'MATCH') return true;
    return before.row === undefined && by.row === undefined;
  }
}
