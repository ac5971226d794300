/** What stays may not name what is removed: as evidence, speaker, source, centre of a co-operation. */
import type { Row } from '../../../graph/values.js';
import type { Ontology, Property } from '../../../ontology/model.js';
import type { Change } from '../elements/change.js';
import { called, type Report } from './report.js';
import { quotedName } from '../../../identifier.js';

export interface DanglingReads {
  /** Rows of cypher/seed/cited.cypher for the removed evidence, as it was before. */
  readonly cited: (elements: readonly string[]) => Promise<readonly Row[]>;
  /** Runs a named statement in the transaction. */
  readonly now: (name: string, parameters: { readonly rows: Row[] }) => Promise<readonly Row[]>;
  /** Runs a statement in the transaction. */
  readonly text: (text: string, parameters: { readonly ids: readonly string[] }) => Promise<readonly Row[]>;
}

export async function checkDangling(
  changes: readonly Change[],
  ontology: Ontology,
  reads: DanglingReads,
  report: Report,
): Promise<void> {
  const made = new Set(changes.filter(({ kind }) => kind === 'ADDED').map(({ id }) => id));
  const removed = changes.filter(
    (change) => change.kind === 'REMOVED' && change.element.kind === 'NODE' && !made.has(change.id),
  );
  if (removed.length === 0) return;
  const byId = new Map(removed.map((change) => [change.id, change]));
  const tell = (id: unknown, by: unknown) => {
    const change = typeof id === 'string' ? byId.get(id) : undefined;
    if (change && typeof by === 'string')
      report(change, 'still-named', `${called(change)} is still named by ${by}.`, {
        hint: 'Remove or correct what names it first, in the same seed.',
      });
  };
  const evidence = removed
    .filter(({ type }) => type.name === 'Evidence')
    .map(({ element }) => element.elementId);
  if (evidence.length > 0) {
    const cited = await reads.cited(evidence);
    if (cited.length > 0)
      for (const row of await reads.now('seed/still-cites', { rows: [...cited] }))
        tell(row.evidence, row.cites);
  }
  for (const text of referenceStatements(ontology, new Set(removed.map(({ type }) => type.name)))) {
    for (const row of await reads.text(text, { ids: [...byId.keys()] })) tell(row.id, row.by);
  }
}

/**
 * Finds what still holds an id of a removed node, by an index of each property. A property in the key of a fact
 * (`through`) has no index: when a node that it may lead to is removed, all facts of the type are searched.
 */
function referenceStatements(ontology: Ontology, types: ReadonlySet<string>): string[] {
  const removed = [...types];
  const holds = ({ to, only, list }: Property) =>
    !list &&
    (to === 'Entity'
      ? removed.some((type) => (only ? only.includes(type) : ontology.entities.has(type)))
      : to !== undefined && types.has(to));
  const nodes = [...ontology.entities.values(), ...ontology.records.values()].flatMap((type) =>
    [...type.properties.values()]
      .filter(holds)
      .map(
        ({ name }) =>
          `MATCH (n:${quotedName(type.label)}) WHERE n.${quotedName(name)} IN $ids RETURN n.${quotedName(name)} AS id, n.id AS by`,
      ),
  );
  const facts = [...ontology.relationships.values()].flatMap(({ type, properties }) =>
    [...properties.values()]
      .filter(holds)
      .map(
        ({ name }) =>
          `MATCH ()-[r:${quotedName(type)}]->() WHERE r.${quotedName(name)} IN $ids RETURN r.${quotedName(name)} AS id, r.factId AS by`,
      ),
  );
  return [...nodes, ...facts];
}
