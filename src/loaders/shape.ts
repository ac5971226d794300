/**
 * The shape of a request: what the text of its statement depends on. In the place of each value that becomes a parameter it
 * has a stand-in of the same type, so that the builders take a shape as they take a request.
 */
import { operators } from '../ontology/operators.js';
import type { Parameter, Parameters, Value } from '../graph/values.js';
import type { Comparison, Condition, ListRequest, Position } from './request.js';

/** No text from outside has this character. */
const mark = '\0';
const standInNumber = Number.MIN_SAFE_INTEGER;

export interface Shaped<R> {
  readonly shape: R;
  readonly values: Values;
}

export function shapeOf<R extends ListRequest>(request: R): Shaped<R> {
  const values = new Values();
  const { after, seen, where, day } = request;
  const shape = {
    ...request,
    after: after && values.position(after),
    ...(seen !== undefined && { seen: values.number(seen) }),
    where: where && values.condition(where),
    ...(day && { day: { ...day, day: values.number(day.day) } }),
  };
  return { shape, values };
}

/** Of a request that has no more values than those of its condition and its day. */
export function shapeOfWhere({ where, day }: Partial<Pick<ListRequest, 'where' | 'day'>>) {
  const values = new Values();
  return {
    where: where && values.condition(where),
    day: day && { ...day, day: values.number(day.day) },
    values,
  };
}

/** What was taken out of a request, and is put into the parameters of its statement. */
class Values {
  private readonly values: (string | number | readonly Value[])[] = [];

  /** The parameters of the statement that was built of a shape, whose values these are. */
  fill(parameters: Parameters): Record<string, Parameter> {
    return Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [name, this.valueFor(value)]),
    );
  }

  condition(condition: Condition): Condition {
    if ('all' in condition) return { all: condition.all.map((one) => this.condition(one)) };
    if ('any' in condition) return { any: condition.any.map((one) => this.condition(one)) };
    if ('not' in condition) return { not: this.condition(condition.not) };
    if ('related' in condition) return { ...condition, related: this.condition(condition.related) };
    if ('counted' in condition) return { ...condition, value: this.number(condition.value) };
    return { ...condition, value: this.compared(condition) };
  }

  position({ keys, id, factId }: Position): Position {
    return {
      keys: keys.map((key) => this.value(key)),
      id: this.text(id),
      factId: factId === null ? null : this.text(factId),
    };
  }

  /** Labels are part of the text; of days the text depends on which side is open. */
  private compared({ side, property, operator, value }: Comparison): Value {
    if (side === 'NODE' && property === 'type') return value;
    if (!Array.isArray(value)) return this.value(value);
    return operators[operator].takes === 'LIST' ? this.list(value) : value.map((day) => this.value(day));
  }

  /** Whether there is none, and which of two it is, may be part of the text. */
  private value(value: Value): Value {
    if (typeof value === 'string') return this.text(value);
    if (typeof value === 'number') return this.number(value);
    return value;
  }

  private text(value: string): string {
    return `${mark}${this.values.push(value) - 1}`;
  }

  number(value: number): number {
    return standInNumber + this.values.push(value) - 1;
  }

  private list(value: readonly Value[]): Value[] {
    return [`${mark}${this.values.push(value) - 1}`];
  }

  private valueFor(standIn: Parameter): Parameter {
    if (isMarked(standIn)) return this.at(Number(standIn.slice(1)));
    if (typeof standIn === 'number' && standIn < standInNumber + this.values.length)
      return this.at(standIn - standInNumber);
    if (typeof standIn === 'bigint' && standIn < BigInt(standInNumber + this.values.length))
      return BigInt(this.at(Number(standIn) - standInNumber) as number);
    if (Array.isArray(standIn) && isMarked(standIn[0])) return this.valueFor(standIn[0]);
    return standIn;
  }

  private at(index: number): string | number | readonly Value[] {
    const value = this.values[index];
    if (value === undefined) throw new Error(`A statement has a value ${index} that its request lacks.`);
    return value;
  }
}

const isMarked = (value: unknown): value is string => typeof value === 'string' && value.startsWith(mark);
