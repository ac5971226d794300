/** Values of arguments: such as the type takes, or now and then what it refuses. Plain JSON; enums are wrapped. */
import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType } from 'graphql';
import { below, pick } from '../query/random.js';

/** A name of GraphQL: without quotes in a document, with them in variables. */
class EnumName {
  constructor(name) {
    this.name = name;
  }
  toJSON() {
    return this.name;
  }
}

const texts = [
  '',
  ' ',
  'a',
  '香港',
  '生产力促进局',
  'İstanbul',
  '\u202e',
  '😀'.repeat(20),
  "' OR 1=1 //",
  '`) MATCH (n) DETACH DELETE n //',
  '\\u0027',
  '%00',
  'x'.repeat(3_000),
];
const dates = ['2025-03-28', '1990-01-01', '9999-12-31', '0001-01-01'];
const brokenDates = ['2025-02-30', '1990', '2025-04~', '', '2025-03-28T00:00:00Z'];
/** Mostly small: what would be too dear is refused before it does anything. */
const sizes = [1, 1, 2, 2, 3, 3, 5, 5, 10, 20, 100];
const brokenSizes = [0, -1, 101, 2 ** 31 - 1, 2 ** 31, 1e20, 1.5];

/**
 * @param type of the argument or field
 * @param {object} from `random`, what the graph holds (`ids`, `idsOf` types, `cursors`), and `faulty`: whether some
 *   values are to be such as the type refuses
 * @param {{ depth?: number, name?: string, of?: string }} at levels that input objects may still have, name of the argument
 *   or field, and type of what its field leads to
 */
export function valueOf(type, from, at = {}) {
  const { random, faulty } = from;
  const { depth = 3 } = at;
  if (faulty && random() < 0.06) return oddity(random);
  if (isNonNullType(type)) return valueOf(type.ofType, from, at);
  if (random() < 0.03) return null;
  if (isListType(type)) {
    if (at.name === 'by' && !faulty) return keysOf(getNamedType(type), random);
    const inner = isNonNullType(type.ofType) ? type.ofType.ofType : type.ofType;
    const one = () => valueOf(type.ofType, from, at) ?? literalOf(inner, from, at);
    // A single value stands for a list of it.
    if (random() < 0.1) return one();
    return Array.from({ length: below(random, random() < 0.03 ? 40 : 4) }, one);
  }
  if (isInputObjectType(type)) return objectOf(type, from, depth);
  return literalOf(type, from, at);
}

/** What few lists have is refused by all others. */
const valuesOf = (type, { faulty }) => {
  const common = type.getValues().filter(({ name }) => !/^EDGE_.*(?<!ASC|DESC)$/.test(name));
  return faulty || common.length === 0 ? type.getValues() : common;
};

/** What a list is counted by: one key or two. */
function keysOf(type, random) {
  const first = pick(random, valuesOf(type, {})).name;
  const second = pick(random, valuesOf(type, {})).name;
  return [first, ...(second !== first && random() < 0.5 ? [second] : [])].map((name) => new EnumName(name));
}

const literalOf = (type, from, at) =>
  isEnumType(type)
    ? new EnumName(pick(from.random, valuesOf(type, from)).name)
    : isInputObjectType(type)
      ? objectOf(type, from, at.depth ?? 3)
      : scalarOf(type.name, from, at);

function objectOf(type, from, depth) {
  const { random, faulty } = from;
  const fields = Object.values(type.getFields());
  const object = {};
  for (let left = depth <= 0 ? below(random, 2) : 1 + below(random, 3); left > 0; left--) {
    const field = pick(random, fields);
    const isNested = isInputObjectType(field.type) || isListType(field.type);
    if (depth <= 0 && isNested) continue;
    object[field.name] = valueOf(field.type, from, { depth: depth - 1, name: field.name });
  }
  for (const field of fields)
    if (isNonNullType(field.type) && !(object[field.name] ?? null))
      object[field.name] = literalOf(field.type.ofType, from, { depth: depth - 1, name: field.name });
  if (faulty && random() < 0.02) object[`no_such_${below(random, 9)}`] = 1;
  return object;
}

function scalarOf(type, { random, faulty, ids, idsOf, cursors }, { name, of }) {
  const own = idsOf[of];
  if (name === 'id' && own && random() < 0.95) return pick(random, own);
  if (type === 'ID') return random() < 0.95 ? pick(random, ids) : pick(random, texts);
  if (name === 'after' || name === 'before') return random() < 0.9 ? pick(random, cursors) : 'bm9uZQ';
  if (type === 'Int') return pick(random, faulty && random() < 0.2 ? brokenSizes : sizes);
  if (type === 'Float') return pick(random, [0, -0.5, 1e308, 3.14, 10]);
  if (type === 'Boolean') return random() < 0.5;
  if (type === 'Date') return pick(random, faulty && random() < 0.3 ? brokenDates : dates);
  return random() < 0.4 ? pick(random, ids) : pick(random, texts);
}

/** Of no type in particular. */
const oddity = (random) =>
  pick(random, [
    null,
    true,
    '',
    'x',
    -1,
    1e100,
    [],
    {},
    [[[]]],
    { eq: null },
    new EnumName('NO_SUCH_VALUE'),
    new EnumName('__proto__'),
    { constructor: 1 },
  ]);

/** A value as it stands in a document. */
export function literal(value) {
  if (value instanceof EnumName) return value.name;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([key, one]) => `${key}: ${literal(one)}`)
      .join(', ')}}`;
  return JSON.stringify(value);
}
