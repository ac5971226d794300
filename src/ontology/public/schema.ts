/** The whole public contract: what follows from the ontology, and what schema/api adds to it. */
import { Kind, buildASTSchema, parse, type DefinitionNode, type GraphQLSchema } from 'graphql';
import { readDefinitions } from '../documents.js';
import type { Ontology } from '../model.js';
import { ontologySdl } from './sdl.js';

/**
 * @param apiFolder folder of the SDL that is asked beyond walking from entity to entity
 * @throws PactgraphError ONTOLOGY when a file does not parse; GraphQLError when the parts do not fit each other
 */
export function publicSchema(ontology: Ontology, apiFolder: string): GraphQLSchema {
  const own = parse(ontologySdl(ontology), { noLocation: true }).definitions;
  const added = readDefinitions(apiFolder).flatMap((definition) => [
    definition,
    ...forImplementers(definition, ontology),
  ]);
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions: [...own, ...added] });
}

/** SDL has no way to add a field to an interface and all that implement it; here one extension does both. */
function forImplementers(definition: DefinitionNode, ontology: Ontology): DefinitionNode[] {
  if (definition.kind !== Kind.INTERFACE_TYPE_EXTENSION || definition.name.value !== 'Entity') return [];
  return [...ontology.entities.keys()].map((name) => ({
    ...definition,
    kind: Kind.OBJECT_TYPE_EXTENSION,
    name: { kind: Kind.NAME, value: name },
  }));
}
