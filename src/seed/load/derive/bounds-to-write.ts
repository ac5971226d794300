/** Compares the bounds of stored facts with those that follow from what is stated. */
import { z } from 'zod';
import type { Parameter, Row, Value } from '../../../graph/values.js';
import { quotedName } from '../../../identifier.js';
import { holdsFrom, holdsUntil } from '../../../ontology/holding.js';
import type { Ontology } from '../../../ontology/model.js';
import { groupBy } from '../elements/group-by.js';
import type { RunNamed } from '../elements/element-state.js';
import { statedOf } from '../elements/stated-properties.js';
import { holdingOf } from './holding.js';
import type { Publication } from './publication.js';

/** The columns of a stored fact in a statement that reads them. */
export const factColumns = 'elementId(r) AS element, type(r) AS type, properties(r) AS properties';

/** Facts by id, whatever their type: a seek in the index of each. */
export const factsByIdText = ({ relationships }: Ontology): string =>
  `UNWIND $ids AS id MATCH ()-[r:${[...relationships.keys()].map(quotedName).join('|')} {factId: id}]->() RETURN ${factColumns}`;

const stored = z.object({
  element: z.string(),
  type: z.string(),
  properties: z.record(z.string(), z.custom<Value>()),
});

/** A row of cypher/seed/set-facts.cypher. */
interface Setting {
  readonly type: string;
  readonly row: { readonly element: string; readonly set: Readonly<Record<string, Parameter>> };
}

/** @param rows with `factColumns` */
export async function boundsToWrite(
  rows: readonly Row[],
  { relationships }: Ontology,
  publication: Publication,
): Promise<readonly Setting[]> {
  const facts = rows.flatMap((row) => {
    const { element, type: name, properties } = stored.parse(row);
    const type = relationships.get(name);
    return type ? [{ element, properties, type, stated: statedOf(type, properties) }] : [];
  });
  await publication.readFor(facts);
  return facts.flatMap(({ element, properties, type, stated: said }) => {
    const set = holdingOf(type, said, publication.toldOn);
    const isRight = ([holdsFrom, holdsUntil] as const).every((name) => {
      const value = set[name];
      return (properties[name] ?? null) === (value === null ? null : Number(value));
    });
    return isRight ? [] : [{ type: type.type, row: { element, set } }];
  });
}

export async function writeBounds(run: RunNamed, settings: readonly Setting[]): Promise<void> {
  for (const [type, own] of groupBy(settings, (setting) => setting.type))
    await run('seed/set-facts', { rows: own.map(({ row }) => row) }, type);
}
