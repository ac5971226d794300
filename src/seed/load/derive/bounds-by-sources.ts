/** Facts without a start of their own follow when a source's date is corrected, or a passage's source. */
import type { Ontology } from '../../../ontology/model.js';
import { same } from '../../properties/values.js';
import type { Change } from '../elements/change.js';
import type { RunNamed } from '../elements/element-state.js';
import type { RunText } from '../identity/read-linked.js';
import { slicesOf } from '../run/send-ahead.js';
import { boundsToWrite, factsByIdText, writeBounds } from './bounds-to-write.js';
import { Publication } from './publication.js';

/** Facts that are looked at at once. */
const slice = 1_000;

interface Running {
  readonly run: RunNamed;
  readonly text: RunText;
}

/**
 * Sends nothing when neither changed.
 * @param changes all of the touched, derived data written
 */
export async function boundBySources(
  { run, text }: Running,
  changes: readonly Change[],
  ontology: Ontology,
): Promise<void> {
  const publication = new Publication(run, changes);
  for (const some of slicesOf(await factsConcerned(run, changes), slice)) {
    const rows = await text(factsByIdText(ontology), { ids: some });
    await writeBounds(run, await boundsToWrite(rows, ontology, publication));
  }
}

/** The types of the facts that such changes concern, by element id. */
export async function boundElements(
  { run, text }: Running,
  changes: readonly Change[],
  ontology: Ontology,
): Promise<ReadonlyMap<string, string>> {
  const ids = await factsConcerned(run, changes);
  const rows = ids.length === 0 ? [] : await text(factsByIdText(ontology), { ids });
  return new Map(
    rows.flatMap(({ element, type }) =>
      typeof element === 'string' && typeof type === 'string' ? [[element, type] as const] : [],
    ),
  );
}

async function factsConcerned(run: RunNamed, changes: readonly Change[]): Promise<readonly string[]> {
  const changed = (name: string, property: string) =>
    changes
      .filter(({ kind, type }) => kind === 'CHANGED' && type.name === name)
      .filter(({ earlier, stated }) => !same(earlier[property], stated[property]))
      .map(({ id }) => id);
  const passages = changed('Evidence', 'source');
  const sources = changed('Source', 'publishedOn');
  const rows = [
    ...(passages.length > 0 ? await run('seed/stated-facts', { ids: passages }) : []),
    ...(sources.length > 0 ? await run('seed/facts-of-sources', { ids: sources }) : []),
  ];
  return [...new Set(rows.flatMap(({ id }) => (typeof id === 'string' ? [id] : [])))];
}
