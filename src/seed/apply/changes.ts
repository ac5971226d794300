/** What a seed changed: each touched element before and after, with evidence lists grown together. */
import type { NodeType, Ontology, RelationshipType } from '../../ontology/model.js';
import type { Value } from '../../graph/values.js';
import type { ElementState } from './state.js';
import { isEvidenceList } from '../property-roles.js';
import { statedOf, typeOf } from './stated.js';
import type { Touch, Touched } from './touched.js';

export interface Change {
  readonly type: NodeType | RelationshipType;
  readonly touches: readonly Touch[];
  /** undefined when the seed created it. */
  readonly before: ElementState | undefined;
  readonly after: ElementState;
  /** What is stated in the end, evidence lists united. */
  readonly stated: Readonly<Record<string, Value>>;
  /** Whether anything stated differs from before. */
  readonly differs: boolean;
}

type States = ReadonlyMap<string, ElementState>;

/** Touched elements that the ontology knows; the parser's rules have refused others. */
export function changesOf(touched: Touched, before: States, after: States, ontology: Ontology): Change[] {
  return [...touched.nodes, ...touched.facts].flatMap(([id, touches]): Change[] => {
    const state = after.get(id);
    const type = state && typeOf(ontology, state);
    if (!type) return [];
    const earlier = before.get(id);
    const stated = { ...statedOf(type, state.properties) };
    for (const name of Object.keys({ ...stated, ...earlier?.properties })) {
      if (!isEvidenceList(type, name)) continue;
      stated[name] = unite(earlier?.properties[name], touched.evidence.get(id)?.get(name), stated[name]);
    }
    const differs = !earlier || !same(statedOf(type, earlier.properties), stated);
    return [{ type, touches, before: earlier, after: state, stated, differs }];
  });
}

/** What was there first, then what was given, each once. */
const unite = (...lists: readonly (Value | readonly string[] | undefined)[]): Value => [
  ...new Set(lists.flatMap((list) => (Array.isArray(list) ? list : []))),
];

/** Equal values; the order of keys does not count, that of lists does. */
export function same(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => same(item, b[i]));
  if (isMap(a) && isMap(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every((key) => same(a[key] ?? null, b[key] ?? null));
  }
  return (a ?? null) === (b ?? null);
}

const isMap = (value: Value | undefined): value is { [key: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
