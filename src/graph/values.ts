/** Driver values to plain ones, once: nothing above this folder sees a driver type. */

export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };
export type Row = Readonly<Record<string, Value>>;
/** What a statement may be given. Integers must be bigint or safe whole numbers sent through `integer`. */
export type Parameter =
  null | boolean | number | bigint | string | readonly Parameter[] | { readonly [key: string]: Parameter };
export type Parameters = Readonly<Record<string, Parameter>>;

/**
 * Converts what the driver returned (integers arrive as bigint).
 * @throws RangeError for an integer that a number cannot hold, TypeError for a node, relationship, path, temporal
 *   or spatial value: statements return scalars, lists and maps.
 */
export function toPlain(value: unknown): Value {
  if (value === null || value === undefined) return null;
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'number':
      return value;
    case 'bigint': {
      const number = Number(value);
      if (!Number.isSafeInteger(number)) throw new RangeError(`The integer ${value} is beyond 2^53.`);
      return number;
    }
  }
  if (Array.isArray(value)) return value.map(toPlain);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toPlain(inner)]));
  }
  throw new TypeError(`A statement returned a ${value.constructor.name}; return flat values instead.`);
}

/** A whole number as Neo4j's INTEGER; plain numbers are sent as FLOAT. */
export const integer = (value: number): bigint => BigInt(value);
