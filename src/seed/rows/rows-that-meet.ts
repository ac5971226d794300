/**
 * Rows that mean one node or fact and give it different values. First in passing, by hashes, since a file may have
 * millions of rows; what is suspected is looked at once more by value, so that a chance of the hashes accuses nobody.
 */
import type { Ontology } from '../../ontology/model.js';
import type { Parameter } from '../../graph/values.js';
import { describeDispute, disputeHint, Givens, plain, statedBy, type Dispute } from '../properties/givens.js';
import type { RowElement, RowPart } from '../model.js';
import { grows } from '../properties/property-roles.js';
import { calledTerm, orAnotherPeriod } from '../properties/terms.js';
import type { ReadRow, RowMap } from './read-rows.js';
import type { RowProblem } from './row-place.js';
import { Seen } from './seen.js';
import { typeOfRows } from './type-of-rows.js';

/** Suspects of one kind that are kept; more problems would not be read. */
const most = 100;

interface Watched {
  readonly element: RowElement;
  readonly key: readonly RowPart[];
  readonly properties: readonly string[];
  /** One for each property. */
  readonly columns: readonly string[];
  readonly seen: Seen;
  readonly suspects: Set<string>;
  readonly givens: Givens<ReadRow>;
}

export class RowsThatMeet {
  private readonly watched: readonly Watched[];

  /** @param file of the rows, for messages */
  constructor(
    private readonly file: string,
    elements: readonly RowElement[],
    private readonly ontology: Ontology,
  ) {
    // What several statements take for one and the same thing is looked at once.
    const things = new Map<
      string,
      Pick<Watched, 'element' | 'key'> & { readonly set: Map<string, string> }
    >();
    for (const element of elements) {
      const { kind, type, key, takes } = element;
      if (!key) continue;
      const name = JSON.stringify([kind, type, key]);
      const known = typeOfRows(ontology, element);
      const thing = things.get(name) ?? { element, key, set: new Map<string, string>() };
      things.set(name, thing);
      for (const { name: property, column, always } of takes)
        if (always && !(known && grows(known, property)) && !thing.set.has(property))
          thing.set.set(property, column);
    }
    this.watched = [...things.values()]
      .filter(({ set }) => set.size > 0)
      .map(({ element, key, set }) => ({
        element,
        key,
        properties: [...set.keys()],
        columns: [...set.values()],
        seen: new Seen(set.size),
        suspects: new Set<string>(),
        givens: new Givens<ReadRow>(),
      }));
  }

  /** Looks at a row in passing. */
  pass(row: RowMap): void {
    for (const { key, columns, seen, suspects } of this.watched) {
      const id = keyOf(key, row);
      if (
        id !== undefined &&
        seen.differs(
          id,
          columns.map((column) => textOf(row[column])),
        ) &&
        suspects.size < most
      )
        suspects.add(id);
    }
  }

  /** Whether the rows have to be gone through once more. */
  get isSuspicious(): boolean {
    return this.watched.some(({ suspects }) => suspects.size > 0);
  }

  /** Looks at a row again, now that all have passed. */
  confirm(given: ReadRow): RowProblem[] {
    return this.watched.flatMap((watched) => {
      const { key, columns, properties, suspects, givens } = watched;
      const id = keyOf(key, given.row);
      if (id === undefined || !suspects.has(id)) return [];
      const values = columns.map((column) => statedBy(given.row[column]));
      return givens.add(id, properties, values, given).map((dispute) => this.problemOf(watched, dispute));
    });
  }

  private problemOf({ element, key, properties, columns }: Watched, dispute: Dispute<ReadRow>): RowProblem {
    const { row, lines, number } = dispute.by;
    const values = key.map((part) => textOf(valueOf(part, row)) ?? '');
    const [from = '', to = ''] = values;
    const type = this.ontology.relationships.get(element.type);
    const term = type?.term === undefined ? '' : values.at(-1);
    const called =
      element.kind === 'NODE' ? from : `${element.type} from ${from} to ${to}${calledTerm(term)}`;
    const where = (by: ReadRow) =>
      by.number === number ? `in row ${number}` : `in row ${by.number} of ${this.file}`;
    return {
      rule: 'reused-id',
      severity: 'error',
      message: `${called}: ${describeDispute(dispute, where)}.`,
      hint: disputeHint + orAnotherPeriod(type),
      at: { lines, field: columns[properties.indexOf(dispute.property)] ?? '' },
    };
  }
}

const valueOf = (part: RowPart, row: RowMap): Parameter =>
  'text' in part ? part.text : (row[part.column] ?? (part.isOptional ? '' : null));

/** undefined where a column is empty: MATCH finds nothing then, and MERGE is told elsewhere. */
function keyOf(key: readonly RowPart[], row: RowMap): string | undefined {
  const values = key.map((part) => textOf(valueOf(part, row)));
  return values.includes(null) ? undefined : values.join('\0');
}

const textOf = (value: Parameter | undefined): string | null => {
  if (typeof value === 'string') return value;
  if ((value ?? null) === null) return null;
  return Array.isArray(value) ? value.join('\0') : JSON.stringify(plain(value));
};
