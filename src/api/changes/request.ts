/** What cypher/changes/ is asked for. */
import { integer, type Parameters } from '../../graph/values.js';
import type { EntityType, Ontology } from '../../ontology/model.js';
import type { ChangePosition } from './position.js';

export interface ChangesRequest {
  /** Only entities of these types, and facts that start or end at one; undefined for all. */
  readonly types: readonly EntityType[] | undefined;
  /** Where to go on behind. */
  readonly start: ChangePosition;
  readonly count: number;
}

/** Parameters of changes/count. Evidence, sources and claims are proof, not news: they are never listed. */
export const countParameters = (
  ontology: Ontology,
  { types }: Pick<ChangesRequest, 'types'>,
  revision: number,
): Parameters => ({
  types: [...ontology.entities.keys(), ...ontology.relationships.keys()],
  prefixes: types?.map(({ idPrefix }) => `${idPrefix}/`) ?? null,
  revision: integer(revision),
});

/** Parameters of changes/since. */
export const pageParameters = (ontology: Ontology, request: ChangesRequest): Parameters => ({
  ...countParameters(ontology, request, request.start.revision),
  kind: integer(request.start.kind),
  index: integer(request.start.index),
  count: integer(request.count),
});
