/**
 * What several records that are one show together: the rule for entities of a body, and for equal facts of one. Pure. A
 * record is all that the graph holds of an element, as rows have it; the first one counts first.
 */
import type { Row, Value } from '../graph/values.js';
import { aboutFacts } from '../ontology/facts.js';
import type { Property } from '../ontology/model.js';

type Properties = ReadonlyMap<string, Property>;

/**
 * Of a single value the first record's shows, else the next one's; lists have the items of all. `<property>Evidence` names
 * what states the value that shows; `disputed` also the properties of which the records say different things, names apart:
 * a body has as many as it is given.
 * @param records at least one
 */
export function merged(records: readonly Row[], properties: Properties): Row {
  const result: Record<string, Value> = { ...records[0], evidence: union(records, 'evidence') };
  const differing: string[] = [];
  for (const property of properties.values()) {
    const { name } = property;
    if (aboutFacts.includes(name) || property.derived) continue;
    const saying = records.filter((record) => isPresent(record[name]));
    const [first] = saying;
    if (!first) continue;
    const agreeing = property.list ? saying : saying.filter((record) => record[name] === first[name]);
    result[name] = property.list ? union(saying, name) : (first[name] ?? null);
    if (property.kind === 'DATE')
      for (const day of [`${name}Earliest`, `${name}Latest`]) result[day] = first[day] ?? null;
    const proof = proofOf(agreeing, name);
    if (proof.length > 0) result[`${name}Evidence`] = proof;
    if (agreeing.length < saying.length && !property.isName) differing.push(name);
  }
  return {
    ...result,
    inferred: inferredIn(records, properties),
    note: notesOf(records),
    disputed: orNull([...new Set([...differing, ...union(records, 'disputed')])].sort()),
  };
}

/** Each record's own passages of the property, or those of the whole record where it has none of its own. */
const proofOf = (records: readonly Row[], name: string): string[] => [
  ...new Set(
    records.flatMap((record) => {
      const own = texts(record[`${name}Evidence`]);
      return own.length > 0 ? own : texts(record.evidence);
    }),
  ),
];

/** What was inferred of the values that show; what is no property, such as the end of a fact, of any record. */
function inferredIn(records: readonly Row[], properties: Properties): string[] | null {
  const counts = (name: string, record: Row): boolean => {
    const property = properties.get(name);
    if (!property || property.list) return true;
    return records.find((one) => isPresent(one[name])) === record;
  };
  return orNull([
    ...new Set(records.flatMap((record) => texts(record.inferred).filter((name) => counts(name, record)))),
  ]);
}

/** All lines, each once. */
function notesOf(records: readonly Row[]): string | null {
  const lines = records.flatMap(({ note }) =>
    typeof note === 'string' && note !== '' ? note.split('\n') : [],
  );
  return lines.length === 0 ? null : [...new Set(lines)].join('\n');
}

const union = (records: readonly Row[], name: string): string[] => [
  ...new Set(records.flatMap((record) => texts(record[name]))),
];

/** Lists of the ontology are lists of texts. */
const texts = (value: Value | undefined): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** The graph holds '' for a property of a fact's key that is not given. */
const isPresent = (value: Value | undefined): value is Exclude<Value, null> =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

const orNull = <T>(items: readonly T[]): T[] | null => (items.length === 0 ? null : [...items]);
