/** Takes the port of a server before all else. */
import type { Config } from '../../config.js';
import { openFault } from '../../http/open-fault.js';
import { reservePort } from '../../http/reserve-port.js';

export interface ListenOptions {
  /** As PACTGRAPH_OPEN. */
  readonly open?: boolean;
}

/**
 * Takes the port before `work` takes a database, and frees it however `work` ends.
 * @throws PactgraphError CANNOT_RUN when it cannot listen there, or others could reach it and nobody said that they may
 */
export async function withReservedPort<T>(
  config: Config,
  { open = config.open }: ListenOptions,
  work: (release: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const fault = openFault({ host: config.host, open });
  if (fault) throw fault;
  const release = await reservePort(config);
  try {
    return await work(release);
  } finally {
    await release();
  }
}
