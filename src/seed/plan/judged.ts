/** Pairs of entities of which somebody has said whether they are the same: nobody has to be asked again. */
import { differentFrom, sameAs } from '../../ontology/identity.js';
import type { Ontology } from '../../ontology/model.js';
import type { Change } from '../load/elements/change.js';
import { readBodies, readLinked, type Linked, type RunText } from '../load/identity/read-linked.js';

/**
 * Of new entities, the ids that they are judged against: those of their body, and of every body that is stated to be
 * different from any entity of it. An entity without judgements has no entry; where there are none, nothing is read.
 * @param run in the transaction, after bodies were derived
 * @param ids of the new entities: all judgements on them are among the changes
 */
export async function judgedPairs(
  run: RunText,
  changes: readonly Change[],
  ids: ReadonlySet<string>,
  ontology: Ontology,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = changes.flatMap(({ kind, element }) =>
    kind === 'ADDED' && element.kind === 'RELATIONSHIP' && [sameAs, differentFrom].includes(element.type)
      ? [element.from.id, element.to.id].filter((id) => ids.has(id))
      : [],
  );
  if (asked.length === 0) return new Map();
  const own = await readBodies(run, asked, ontology);
  const others = await readLinked(
    run,
    [...own.values()].flatMap(apartFrom).filter((id) => !own.has(id)),
    ontology,
  );
  const bodyOf = (id: string): readonly string[] => [id, ...((own.get(id) ?? others.get(id))?.body ?? [])];
  return new Map(
    [...new Set(asked)].map((id) => {
      const body = bodyOf(id);
      const apart = body.flatMap((member) => own.get(member) ?? []).flatMap(apartFrom);
      return [id, [...new Set([...body, ...apart.flatMap(bodyOf)])]];
    }),
  );
}

/** Ids that it is stated to be different from. */
const apartFrom = ({ id, links }: Linked): string[] =>
  links.flatMap(({ type, from, to }) => (type === differentFrom ? [from === id ? to : from] : []));
