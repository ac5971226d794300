/** Names, on entities and facts, the properties that claims dispute: no answer has to look for claims. */
import type { Parameters } from '../../../graph/values.js';
import { quotedName } from '../../../identifier.js';
import { aboutFacts } from '../../../ontology/facts.js';
import { entityTypeOfId, type Ontology } from '../../../ontology/model.js';
import type { Change } from '../elements/change.js';
import { claimType } from '../elements/claims.js';
import { groupBy } from '../elements/group-by.js';

/** Runs a statement in the transaction. */
type Run = (text: string, parameters: Parameters) => Promise<unknown>;

/**
 * Looks at what the claims among the changes are about, and at no other element.
 * @param changes all of the touched, in the graph already
 */
export async function writeDisputed(run: Run, changes: readonly Change[], ontology: Ontology): Promise<void> {
  const abouts = changes
    .filter(({ kind, type }) => type === claimType && (kind === 'ADDED' || kind === 'REMOVED'))
    .flatMap(({ earlier, stated }) => [earlier.about, stated.about])
    .filter((about) => typeof about === 'string')
    // Evidence and sources are no facts.
    .filter((about) => entityTypeOfId(ontology, about) || about.startsWith('fact/'));
  await refreshDisputed(run, abouts, ontology);
}

/** @param abouts ids of entities and facts that claims are or were about */
export async function refreshDisputed(
  run: Run,
  abouts: readonly string[],
  ontology: Ontology,
): Promise<void> {
  const types = [...ontology.relationships.keys()].map(quotedName).join('|');
  const match = (about: string) => {
    const label = entityTypeOfId(ontology, about)?.label;
    if (label !== undefined) return `(n:${quotedName(label)} {id: about})`;
    return `()-[n:${types} {factId: about}]->()`;
  };
  for (const [pattern, ids] of groupBy([...new Set(abouts)], match)) {
    await run(
      `UNWIND $ids AS about MATCH ${pattern}
      WITH n, COLLECT {
        MATCH (c:Claim {about: about}) WHERE NOT c.property IN $none
        RETURN DISTINCT c.property AS name ORDER BY name
      } AS names
      SET n.disputed = CASE WHEN names = [] THEN null ELSE names END`,
      { ids, none: aboutFacts },
    );
  }
}
