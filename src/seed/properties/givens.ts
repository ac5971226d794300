/** What several rows, or rows and statements, give to one node or fact: a value that another one takes the place of. */
import type { Parameter, Value } from '../../graph/values.js';
import { same } from './values.js';

/** Two values for one property, of which the graph could keep the last only. */
export interface Dispute<By> {
  readonly key: string;
  readonly property: string;
  readonly before: { readonly value: Value; readonly by: By };
  /** null where this one takes the value away. */
  readonly value: Value;
  readonly by: By;
}

interface Given<By> {
  /** Shared by all that one statement gives, so that a large load keeps them once. */
  readonly properties: readonly string[];
  readonly values: readonly (Value | undefined)[];
  readonly by: By;
}

export class Givens<By> {
  private readonly given = new Map<string, Given<By>[]>();

  /**
   * Takes up what is given to a thing, in the order in which it is.
   * @param values one for each property; undefined for one that states nothing, as an empty field does
   * @param mayReplace whether this may take the place of what gave a value before
   */
  add(
    key: string,
    properties: readonly string[],
    values: readonly (Value | undefined)[],
    by: By,
    mayReplace: (before: By) => boolean = () => false,
  ): Dispute<By>[] {
    const earlier = this.given.get(key);
    if (!earlier) {
      this.given.set(key, [{ properties, values, by }]);
      return [];
    }
    const disputes: Dispute<By>[] = [];
    let [isNew, replaces] = [false, false];
    for (const [index, property] of properties.entries()) {
      const value = values[index];
      if (value === undefined) continue;
      const before = earlier.find((one) => (valueIn(one, property) ?? null) !== null);
      if (!before) isNew ||= value !== null;
      else if (same(valueIn(before, property), value)) continue;
      else if (mayReplace(before.by)) replaces = true;
      else {
        const held = { value: valueIn(before, property) ?? null, by: before.by };
        disputes.push({ key, property, before: held, value, by });
      }
    }
    // Others would say the same again.
    if (replaces) earlier.unshift({ properties, values, by });
    else if (isNew) earlier.push({ properties, values, by });
    return disputes;
  }
}

const valueIn = ({ properties, values }: Given<unknown>, property: string): Value | undefined =>
  values[properties.indexOf(property)];

/** What a field states: nothing where it is empty. */
export const statedBy = (value: Parameter | undefined): Value | undefined => plain(value) ?? undefined;

/** A value of a row, to compare. */
export const plain = (value: Parameter | undefined): Value =>
  typeof value === 'bigint' ? Number(value) : ((value ?? null) as Value);

/** `name is "A" in row 1, and "B" in row 2` */
export function describeDispute<By>(
  { property, before, value, by }: Dispute<By>,
  where: (by: By) => string,
): string {
  const now = value === null ? `nothing ${where(by)}` : `${JSON.stringify(value)} ${where(by)}`;
  return `${property} is ${JSON.stringify(before.value)} ${where(before.by)}, and ${now}`;
}

export const disputeHint =
  'Only the last one would be kept. Give one of the two an id of its own if it is another thing; else keep one of the values.';
