/** Who may reach the server: as there are no keys, only this machine, unless somebody has said otherwise. */
import { isLoopback, type Config } from '../config.js';
import { PactgraphError } from '../errors.js';

/** undefined when only this machine reaches the API, or when somebody has said that others may. */
export const openFault = ({ host, open }: Pick<Config, 'host' | 'open'>): PactgraphError | undefined =>
  open || isLoopback(host)
    ? undefined
    : new PactgraphError(
        'CANNOT_RUN',
        `Whoever reaches this machine at ${host} could query the API, which has no keys yet. If you want that, use --open or set PACTGRAPH_OPEN=true; else unset PACTGRAPH_HOST.`,
      );
