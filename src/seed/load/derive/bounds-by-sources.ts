/**
 * Facts without a start of their own follow when evidence is corrected to be of another source. Of a source itself nothing
 * changes while seeds rest on it.
 */
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
 * Sends nothing when no evidence changed in this way.
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
  const ids = changes
    .filter(({ kind, type }) => kind === 'CHANGED' && type.name === 'Evidence')
    .filter(({ earlier, stated }) => !same(earlier.source, stated.source))
    .map(({ id }) => id);
  const rows = ids.length > 0 ? await run('seed/stated-facts', { ids }) : [];
  return rows.flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
}
