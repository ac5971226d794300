/** The fingerprint of the graph on a server. */
import type { Config } from '../../config.js';
import { openGraph, type GraphServer } from '../../graph/graph.js';
import { readStatementFiles } from '../../graph/statement-files.js';
import { readOntology } from '../../ontology/read.js';
import { fingerprintOf, type Fingerprint } from '../../seed/export/fingerprint.js';

/** @throws PactgraphError ONTOLOGY, DATABASE_UNAVAILABLE; the signal's reason */
export async function fingerprintAt(
  config: Config,
  server: GraphServer,
  signal: AbortSignal,
): Promise<Fingerprint> {
  const ontology = readOntology(config.ontologyFolder);
  const statements = readStatementFiles(config.cypherFolder);
  const graph = openGraph(server);
  try {
    return await fingerprintOf({ graph, ontology, statements }, signal);
  } finally {
    await graph.close();
  }
}
