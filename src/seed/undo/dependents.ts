/** What later seeds have to do with a line that is to be taken back: what they made of it, and rest on. Pure. */
import { z } from 'zod';
import type { Row } from '../../graph/values.js';
import type { Ontology } from '../../ontology/model.js';
import {
  createdIds,
  parsePatch,
  parseRelies,
  removedIds,
  type ChangedElement,
  type Patch,
} from '../ledger/patch.js';
import { grows, isEvidenceList } from '../properties/property-roles.js';
import { textsIn } from '../properties/values.js';
import { calledIn, typeNamed } from './patch-names.js';
import type { RestsOn } from './rests-on.js';

/** A later seed that would lose something, or because of which something cannot come back. */
export interface Dependent {
  readonly number: number;
  readonly file: string;
  /** Of the entity, evidence or fact. */
  readonly id: string;
  /** '' stands for the element itself. */
  readonly property: string;
  /** MADE is what the line had removed, and is there again. */
  readonly how: 'CHANGED' | 'REMOVED' | 'MADE' | 'STATES';
  /** A sentence that names seed, element and property. */
  readonly told: string;
}

/** Ids that later lines are asked about. */
export interface Concerned {
  /** Removed by the line: is it there again? */
  readonly removed: readonly string[];
  /** Made or changed by it, or what it needs to be taken back: is it as it was? */
  readonly others: readonly string[];
}

export const concernedBy = (patch: Patch, rests: RestsOn): Concerned => ({
  removed: removedIds(patch),
  others: [...createdIds(patch), ...patch.changed.map(({ id }) => id), ...rests.keys()],
});

const lineShape = z.object({ number: z.int(), file: z.string(), relies: z.string() });

/** @param later rows of cypher/ledger/lines-after.cypher */
export function dependentsOn(
  patch: Patch,
  rests: RestsOn,
  later: readonly Row[],
  ontology: Ontology,
): Dependent[] {
  const called = calledIn(patch);
  const created = new Set(createdIds(patch));
  const changed = new Map(patch.changed.map((change) => [change.id, change]));
  const removed = new Set(removedIds(patch));
  const collides = (theirs: ChangedElement, property: string) => {
    const ours = changed.get(theirs.id);
    return ours !== undefined && collide(ours, theirs, property, ontology);
  };
  return later.flatMap((row): Dependent[] => {
    const { number, file, relies } = lineShape.parse(row);
    const theirs = parsePatch(row);
    const dependent = (how: Dependent['how'], id: string, property: string, told: string): Dependent => ({
      number,
      file,
      id,
      property,
      how,
      told: `${file} ${told}.`,
    });
    const made = (id: string) => dependent('MADE', id, '', `made ${called(id)} again`);
    const altered = (id: string, property: string) =>
      dependent('CHANGED', id, property, `changed ${called(id)} ${property}`);
    const states = (id: string, property: string) =>
      dependent('STATES', id, property, `states ${`${called(id)} ${property}`.trim()} too, or rests on it`);
    const gone = (id: string): Dependent[] => [
      ...(created.has(id) ? [dependent('REMOVED', id, '', `removed ${called(id)}`)] : []),
      ...Object.keys(changed.get(id)?.after ?? {}).map((property) =>
        dependent('REMOVED', id, property, `removed ${called(id)}: its ${property} cannot be put back`),
      ),
      ...(rests.get(id) ?? []).map((what) =>
        dependent('REMOVED', id, '', `removed ${called(id)}: without it ${what} cannot come back`),
      ),
    ];
    return [
      ...createdIds(theirs)
        .filter((id) => removed.has(id))
        .map(made),
      ...theirs.changed.flatMap((change) =>
        Object.keys(change.after)
          .filter((property) => created.has(change.id) || collides(change, property))
          .map((property) => altered(change.id, property)),
      ),
      ...removedIds(theirs).flatMap(gone),
      ...Object.entries(parseRelies(relies)).flatMap(([id, relied]) =>
        relied
          .filter((one) => created.has(id) || goes(changed.get(id), one))
          .map((one) => states(id, partsOf(one)[0])),
      ),
    ];
  });
}

/** Whether taking the change back takes away what is relied on; lists that grow lose only what the line added. */
function goes(change: ChangedElement | undefined, relied: string): boolean {
  const [property, item] = partsOf(relied);
  if (!change || !Object.hasOwn(change.after, property)) return false;
  return (
    item === undefined ||
    (textsIn(change.after[property]).includes(item) && !textsIn(change.before[property]).includes(item))
  );
}

/** A property, and with `=` the entry of the list that it is. */
function partsOf(relied: string): [property: string, item?: string] {
  const at = relied.indexOf('=');
  return at < 0 ? [relied] : [relied.slice(0, at), relied.slice(at + 1)];
}

/**
 * Whether neither of two changes of a property can be taken back without the other: so it is, but where both only added to
 * a list that grows. Of that each takes back its own; of evidence, if there was some before.
 */
function collide(
  ours: ChangedElement,
  theirs: ChangedElement,
  property: string,
  ontology: Ontology,
): boolean {
  if (!Object.hasOwn(ours.after, property)) return false;
  const type = typeNamed(ontology, ours.type);
  const needsSome = isEvidenceList(type, property);
  return !(
    grows(type, property) &&
    onlyAdds(ours, property, needsSome) &&
    onlyAdds(theirs, property, needsSome)
  );
}

function onlyAdds({ before, after }: ChangedElement, list: string, needsSome: boolean): boolean {
  const [was, is] = [textsIn(before[list]), textsIn(after[list])];
  return (was.length > 0 || !needsSome) && was.every((item) => is.includes(item));
}
