/** What a seed changed: each touched element before and after, with united lists. */
import type { Ontology } from '../../../ontology/model.js';
import { same, textsIn, type Stated } from '../../properties/values.js';
import { keyOfItem, united } from '../../properties/list-items.js';
import { grows, isEvidenceList } from '../../properties/property-roles.js';
import { idOf } from './element-id.js';
import type { ElementState } from './element-state.js';
import { statedOf, typeOf } from './stated-properties.js';
import type { GivenLists, Touch } from './touch.js';
import type { Change, MayDrop } from './change.js';

type States = ReadonlyMap<string, ElementState>;

interface TouchedElements {
  readonly nodes: ReadonlyMap<string, readonly Touch[]>;
  readonly facts: ReadonlyMap<string, readonly Touch[]>;
  /** Entries of lists that statements gave, by element id and property, in order. */
  readonly lists: ReadonlyMap<string, GivenLists>;
}

/** What statements touched. Lists only grow, except for entries that are not given and may be dropped. */
export function changesOf(
  touched: TouchedElements,
  before: States,
  after: States,
  ontology: Ontology,
  mayDrop: MayDrop = () => false,
): Change[] {
  const changes: Change[] = [];
  for (const elements of [touched.nodes, touched.facts]) {
    for (const [elementId, touches] of elements) {
      const change = changeBetween(touches, before.get(elementId), after.get(elementId), ontology);
      if (change) changes.push(withLists(change, touched.lists.get(elementId), mayDrop));
    }
  }
  return changes;
}

/** Elements that the ontology knows, as they were and as they are; the checks have refused others. */
export function changesBetween(
  touched: Iterable<readonly [elementId: string, touches: readonly Touch[]]>,
  before: States,
  after: States,
  ontology: Ontology,
): Change[] {
  return [...touched]
    .map(([id, touches]) => changeBetween(touches, before.get(id), after.get(id), ontology))
    .filter((change) => change !== undefined);
}

function changeBetween(
  touches: readonly Touch[],
  was: ElementState | undefined,
  is: ElementState | undefined,
  ontology: Ontology,
): Change | undefined {
  const element = is ?? was;
  const type = element && typeOf(ontology, element);
  // Nothing happened to an element that the same seed made and deleted.
  if (!type) return undefined;
  const id = idOf(element, type);
  const earlier = was ? statedOf(type, was.properties) : {};
  if (!is) return { kind: 'REMOVED', id, type, touches, element, earlier, stated: {} };
  const stated = statedOf(type, is.properties);
  const kind = !was ? 'ADDED' : same(earlier, stated) ? 'SAME' : 'CHANGED';
  return { kind, id, type, touches, element, earlier, stated };
}

function withLists(change: Change, given: GivenLists | undefined, mayDrop: MayDrop): Change {
  const { kind, id, type, touches, element, earlier, stated: left } = change;
  if (kind === 'REMOVED') return change;
  let stated = left;
  for (const name of listNames(type, left, earlier)) {
    const gave = given?.[name];
    const property = isEvidenceList(type, name) ? undefined : type.properties.get(name);
    const keyOf = (item: string) => keyOfItem(property, item);
    const again = gave && new Set(gave.map(keyOf));
    const isRemoved = gave?.length === 0;
    const kept = [...textsIn(earlier[name]), ...formerProof(change, name, gave)].filter(
      (item) => !again || again.has(keyOf(item)) || !mayDrop({ id, property: name, item, isRemoved }),
    );
    const added = [...(gave ?? []), ...(kind === 'ADDED' ? textsIn(left[name]) : [])];
    const list = united(property, [...kept, ...added]);
    if (list.length === 0 && (left[name] ?? null) === null) continue;
    if (!same(left[name], list)) stated = { ...stated, [name]: list };
  }
  const settled = { id, type, touches, element, earlier, stated, ...(given && { given }) };
  if (stated === left) return { kind, ...settled };
  return { kind: kind === 'ADDED' ? kind : same(earlier, stated) ? 'SAME' : 'CHANGED', ...settled, left };
}

/**
 * What proved a property as evidence of the whole, once a seed names passages for the property alone: they prove it beside
 * the new ones, so that no earlier proof is lost. A value that is replaced keeps none.
 */
function formerProof(
  { type, earlier, stated }: Pick<Change, 'type' | 'earlier' | 'stated'>,
  list: string,
  gave: readonly string[] | undefined,
): string[] {
  if (list === 'evidence' || !isEvidenceList(type, list) || (gave?.length ?? 0) === 0) return [];
  const property = list.slice(0, -'Evidence'.length);
  const wasStated = textsIn(earlier[list]).length === 0 && (earlier[property] ?? null) !== null;
  const stays = grows(type, property) || same(earlier[property], stated[property]);
  return wasStated && stays ? textsIn(earlier.evidence) : [];
}

/** Names of the properties that are lists that grow, each once. */
const listNames = (type: Change['type'], left: Stated, earlier: Stated): string[] =>
  [...Object.keys(left), ...Object.keys(earlier).filter((name) => !Object.hasOwn(left, name))].filter(
    (name) => grows(type, name),
  );

/** Names of the stated properties that differ. */
export const differing = ({ earlier, stated }: Pick<Change, 'earlier' | 'stated'>): string[] =>
  Object.keys({ ...earlier, ...stated }).filter((name) => !same(earlier[name], stated[name]));
