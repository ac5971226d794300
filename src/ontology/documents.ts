/** The SDL files of an ontology folder, parsed; every mistake is told with file, line and column. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GraphQLError, Source, getLocation, parse, type ASTNode, type DefinitionNode } from 'graphql';
import { PactgraphError } from '../errors.js';

/**
 * Parses every *.graphql file of a folder, in alphabetical order.
 * @throws PactgraphError ONTOLOGY for a folder without files or a file that does not parse.
 */
export function readDefinitions(folder: string): DefinitionNode[] {
  let files: string[];
  try {
    files = readdirSync(folder)
      .filter((name) => name.endsWith('.graphql'))
      .sort();
  } catch (cause) {
    throw new PactgraphError('ONTOLOGY', `The ontology folder ${folder} cannot be read.`, { cause });
  }
  if (files.length === 0) throw new PactgraphError('ONTOLOGY', `${folder} holds no *.graphql file.`);
  return files.flatMap((name) => parseFile(join(folder, name)).definitions);
}

function parseFile(path: string) {
  try {
    return parse(new Source(readFileSync(path, 'utf8'), path));
  } catch (cause) {
    if (!(cause instanceof GraphQLError)) throw cause;
    const at = cause.locations?.[0];
    throw new PactgraphError('ONTOLOGY', `${path}:${at?.line ?? 1}:${at?.column ?? 1}: ${cause.message}`, {
      cause,
    });
  }
}

/** `file:line:column` of a parsed node, for messages. */
export function sdlPlace(node: ASTNode): string {
  if (!node.loc) return 'ontology';
  const { line, column } = getLocation(node.loc.source, node.loc.start);
  return `${node.loc.source.name}:${line}:${column}`;
}
