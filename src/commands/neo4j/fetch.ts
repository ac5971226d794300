/** `pactgraph neo4j fetch`: fills the cache beforehand, for images and for machines without a network. */
import type { Config } from '../../config.js';
import { ensureNeeded } from '../../neo4j/needed.js';
import type { CommandIo } from '../run/io.js';
import { jsonVersion } from '../run/report-failure.js';
import { refuseOwnServer } from './own-server.js';

export async function neo4jFetch(config: Config, io: CommandIo): Promise<void> {
  refuseOwnServer(config);
  const { java, jars, version, jarFolder } = await ensureNeeded(config, io);
  io.out(
    io.json
      ? JSON.stringify({
          version: jsonVersion,
          neo4j: { version, folder: jarFolder, jars: jars.length },
          java: { version: java.version, program: java.program },
        })
      : `Neo4j ${version}: ${jars.length} jars in ${jarFolder}.\nJava ${java.version}: ${java.program}.\nTo run, Neo4j needs no further download.`,
  );
}
