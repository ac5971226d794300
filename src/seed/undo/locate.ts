/** Finds in the graph what a patch speaks of. */
import type { Parameter, Row } from '../../graph/values.js';
import type { Ontology } from '../../ontology/model.js';
import { quotedName } from '../../identifier.js';
import type { Patch } from '../ledger/patch.js';
import { typeNamed } from './patch-names.js';

/** Runs a statement in the transaction. */
export type Run = (text: string, parameters: Readonly<Record<string, Parameter>>) => Promise<readonly Row[]>;

/** Element ids by id of a node or fact, of what was removed too, should it be there again; what is not there has none. */
export async function locate(
  run: Run,
  { created, changed, removed }: Patch,
  ontology: Ontology,
): Promise<Map<string, string>> {
  const named: (readonly [type: string, id: string])[] = [
    ...created.nodes,
    ...created.facts.map(([id, type]) => [type, id] as const),
    ...[...changed, ...removed.nodes].map(({ type, id }) => [type, id] as const),
    ...removed.facts.map(({ key: [id, type] }) => [type, id] as const),
  ];
  const idsOf = new Map<string, Set<string>>();
  for (const [type, id] of named) idsOf.set(type, (idsOf.get(type) ?? new Set()).add(id));
  const found = new Map<string, string>();
  for (const [name, ids] of idsOf) {
    const type = typeNamed(ontology, name);
    const text =
      'label' in type
        ? `UNWIND $ids AS id MATCH (n:${quotedName(type.label)} {id: id}) RETURN id, elementId(n) AS element`
        : `UNWIND $ids AS id MATCH ()-[r:${quotedName(type.type)} {factId: id}]->() RETURN id, elementId(r) AS element`;
    for (const { id, element } of await run(text, { ids: [...ids] }))
      if (typeof id === 'string' && typeof element === 'string') found.set(id, element);
  }
  return found;
}
