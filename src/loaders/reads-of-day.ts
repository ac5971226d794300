/** What tells from when and until when facts hold, by the keys of ontology/change-keys.ts. */
import { propertyKey } from '../ontology/change-keys.js';
import { lifetimeOf, statusProperty } from '../ontology/lifetime.js';
import type { RelationshipType } from '../ontology/model.js';

/** Without a start, the sources of their passages. */
export const readsOfSources = (types: readonly string[]): readonly string[] => [
  ...types.map((type) => propertyKey(type, 'evidence')),
  propertyKey('Evidence', 'source'),
  propertyKey('Source', 'publishedOn'),
];

export const readsOfDay = (types: readonly RelationshipType[]): readonly string[] => [
  ...types.flatMap((type) => {
    const { starts, ends } = lifetimeOf(type);
    return [statusProperty, ...starts, ...ends].map((name) => propertyKey(type.type, name));
  }),
  ...readsOfSources(types.map(({ type }) => type)),
];
