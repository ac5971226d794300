/** Driver values to plain ones, once: nothing above this folder sees a driver type. */
import neo4j from 'neo4j-driver';

const { isDate, isDateTime, isLocalDateTime, isLocalTime, isTime, isDuration, isPoint } = neo4j;

export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };
export type Row = Readonly<Record<string, Value>>;
/** What a statement takes as a parameter. Integers must be bigint or safe whole numbers sent through `integer`. */
export type Parameter =
  null | boolean | number | bigint | string | readonly Parameter[] | { readonly [key: string]: Parameter };
export type Parameters = Readonly<Record<string, Parameter>>;

/**
 * Converts what the driver returned (integers arrive as bigint).
 * Values that no property of ours holds but an author may write, temporal and spatial ones and integers beyond 2^53,
 * come as `{Date: '2025-03-28'}`.
 * @throws TypeError for a node, relationship or path: statements return scalars, lists and maps.
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
      return Number.isSafeInteger(number) ? number : { Integer: String(value) };
    }
  }
  if (Array.isArray(value)) return value.map(toPlain);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) {
    const plain: Record<string, Value> = {};
    for (const [key, inner] of Object.entries(value)) put(plain, key, toPlain(inner));
    return plain;
  }
  const text = spelt(value);
  if (text) return text;
  throw new TypeError(`A statement returned a ${value.constructor.name}; return flat values instead.`);
}

/** Sets a key by its exact name, even where the name has a meaning in JavaScript. */
export function put<V>(map: Record<string, V>, key: string, value: V): void {
  if (key === '__proto__')
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  else map[key] = value;
}

const spelt = (value: object): { [type: string]: string } | undefined =>
  isDate(value)
    ? { Date: value.toString() }
    : isDateTime(value)
      ? { DateTime: value.toString() }
      : isLocalDateTime(value)
        ? { LocalDateTime: value.toString() }
        : isTime(value) || isLocalTime(value)
          ? { Time: value.toString() }
          : isDuration(value)
            ? { Duration: value.toString() }
            : isPoint(value)
              ? { Point: value.toString() }
              : undefined;

/** A whole number as Neo4j's INTEGER; plain numbers are sent as FLOAT. */
export const integer = (value: number): bigint => BigInt(value);
