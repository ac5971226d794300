import { fetchWays, presentJava } from '../../neo4j/java/ensure-java.js';
import { oldest } from '../../neo4j/java/find-java.js';
import type { Check } from '../check.js';
import type { Finding } from '../finding.js';

/** The Java that the managed database runs on, or that the first start would fetch. */
export const java: Check = {
  id: 'java',
  title: 'Java',
  async run({ config }) {
    if (config.server) return [{ level: 'ok', title: 'Not needed: NEO4J_URI names a server.' }];
    const { java: found, tooOld } = await presentJava(config);
    const old = tooOld.map((one): Finding => ({ level: 'note', title: `Passed over as too old: ${one}.` }));
    const of = config.java === undefined ? '' : `, as PACTGRAPH_JAVA=${config.java} says`;
    return found
      ? [{ level: 'ok', title: `Java ${found.version}, ${found.program}${of}.` }, ...old]
      : [toBeFetched, ...old];
  },
};

const toBeFetched: Finding = {
  level: 'note',
  title: `No Java ${oldest} or newer is here; the first start fetches one.`,
  detail: fetchWays
    .map(({ title, megabytes }) => `${title}, about ${megabytes} MB`)
    .join('; or, where that cannot be reached:\n'),
  remedy: 'To fetch it now: pactgraph neo4j fetch',
};
