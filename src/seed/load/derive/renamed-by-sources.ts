/** Names whose script a source tells follow when evidence is corrected to be of another source. */
import { z } from 'zod';
import type { Ontology } from '../../../ontology/model.js';
import { same } from '../../properties/values.js';
import type { Change } from '../elements/change.js';
import type { RunNamed } from '../elements/element-state.js';
import { nodeTypeOfLabels } from '../elements/stated-properties.js';
import { namesToWrite, storedEntity } from './names-to-write.js';

const labelsOf = z.array(z.string());

/** Sends nothing when no evidence changed in this way. */
export async function renamedBySources(
  run: RunNamed,
  changes: readonly Change[],
  ontology: Ontology,
): Promise<void> {
  const ids = changes
    .filter(({ kind, type }) => kind === 'CHANGED' && type.name === 'Evidence')
    .filter(({ earlier, stated }) => !same(earlier.source, stated.source))
    .map(({ id }) => id);
  if (ids.length === 0) return;
  const entities = (await run('seed/stated-by', { ids })).flatMap((row) => {
    const type = ontology.entities.get(nodeTypeOfLabels(ontology, labelsOf.parse(row.labels))?.name ?? '');
    return type ? [storedEntity(row, type)] : [];
  });
  const rows = await namesToWrite(entities, ontology, (evidence) => run('seed/languages', { ids: evidence }));
  if (rows.length === 0) return;
  await run('seed/names', { rows });
  await run('seed/set-nodes', { rows });
}
