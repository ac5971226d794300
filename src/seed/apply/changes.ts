/** What a seed changed: each touched element before and after, with evidence lists grown together. */
import type { Value } from '../../graph/values.js';
import type { NodeType, Ontology, RelationshipType } from '../../ontology/model.js';
import type { Stated } from '../ledger/patch.js';
import { isEvidenceList } from '../property-roles.js';
import { idOf } from './element-id.js';
import type { ElementState } from './state.js';
import { statedOf, typeOf } from './stated.js';
import type { GivenEvidence, Touch, Touched } from './touched.js';

export interface Change {
  readonly kind: 'ADDED' | 'CHANGED' | 'REMOVED' | 'SAME';
  /** Of a node its id, of a fact its factId. */
  readonly id: string;
  readonly type: NodeType | RelationshipType;
  readonly touches: readonly Touch[];
  /** As it is after the statements; of what is removed, as it was. */
  readonly element: ElementState;
  /** What was stated before; nothing of what was added. */
  readonly earlier: Stated;
  /** What is stated in the end, evidence lists united; nothing of what was removed. */
  readonly stated: Stated;
  /** Evidence that the statements gave, by property. */
  readonly given?: GivenEvidence;
  /** What the statements left, where that differs from what is stated in the end: to be put right in the graph. */
  readonly left?: Stated;
}

type States = ReadonlyMap<string, ElementState>;

/** Whether evidence that is in a list may leave it. */
export type MayDrop = (evidence: string) => boolean;

/** What statements touched: with evidence lists that only grow, but for what may be dropped where it is not given. */
export function changesOf(
  touched: Pick<Touched, 'nodes' | 'facts' | 'evidence'>,
  before: States,
  after: States,
  ontology: Ontology,
  mayDrop: MayDrop = () => false,
): Change[] {
  return changesBetween([...touched.nodes, ...touched.facts], before, after, ontology).map((change) => {
    const { type, element, earlier, kind } = change;
    if (kind === 'REMOVED') return change;
    const left = change.stated;
    const givenHere = touched.evidence.get(element.elementId);
    const stated = { ...left };
    for (const name of Object.keys({ ...stated, ...earlier })) {
      if (!isEvidenceList(type, name)) continue;
      const given = givenHere?.[name];
      const kept = textsIn(earlier[name]).filter((one) => !given || given.includes(one) || !mayDrop(one));
      stated[name] = [
        ...new Set([...kept, ...(given ?? []), ...(kind === 'ADDED' ? textsIn(left[name]) : [])]),
      ];
    }
    return {
      ...change,
      stated,
      kind: kind === 'ADDED' ? kind : same(earlier, stated) ? 'SAME' : 'CHANGED',
      ...(givenHere && { given: givenHere }),
      ...(!same(left, stated) && { left }),
    };
  });
}

/** Elements that the ontology knows, as they were and as they are; the checks have refused others. */
export function changesBetween(
  touched: Iterable<readonly [elementId: string, touches: readonly Touch[]]>,
  before: States,
  after: States,
  ontology: Ontology,
): Change[] {
  return [...touched].flatMap(([elementId, touches]): Change[] => {
    const [was, is] = [before.get(elementId), after.get(elementId)];
    const element = is ?? was;
    const type = element && typeOf(ontology, element);
    // Made and deleted again by the same seed: nothing happened.
    if (!type) return [];
    const earlier = was ? statedOf(type, was.properties) : {};
    const known = { id: idOf(element, type), type, touches, element, earlier };
    if (!is) return [{ ...known, kind: 'REMOVED', stated: {} }];
    const stated = statedOf(type, is.properties);
    const kind = !was ? 'ADDED' : same(earlier, stated) ? 'SAME' : 'CHANGED';
    return [{ ...known, kind, stated }];
  });
}

export const textsIn = (value: Value | undefined): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** Equal values; the order of keys does not count, that of lists does, and null is the same as absent. */
export function same(a: Value | Stated | undefined, b: Value | Stated | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => same(item, b[i] as Value));
  if (isMap(a) && isMap(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every((key) => same(a[key] ?? null, b[key] ?? null));
  }
  return (a ?? null) === (b ?? null);
}

const isMap = (value: Value | Stated | undefined): value is Stated =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Names of the stated properties that differ. */
export const differing = ({ earlier, stated }: Pick<Change, 'earlier' | 'stated'>): string[] =>
  Object.keys({ ...earlier, ...stated }).filter((name) => !same(earlier[name], stated[name]));
