/** Who may reach the server: as there are no keys, only this machine, unless somebody has said otherwise. */
import { isLoopback, type Config } from '../config.js';
import { PactgraphError } from '../errors.js';

/** undefined when only this machine reaches the API, or when somebody has said that others may. */
export const openFault = ({ host, open }: Pick<Config, 'host' | 'open'>): PactgraphError | undefined =>
  open || isLoopback(host)
    ? undefined
    : new PactgraphError(
        'CANNOT_RUN',
        `At ${host} whoever reaches this machine could ask the API, as it knows no keys yet: if that is meant, say --open or set PACTGRAPH_OPEN=true; else unset PACTGRAPH_HOST.`,
      );
