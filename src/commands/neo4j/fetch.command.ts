import type { CommandDescriptor } from '../run/descriptor.js';

export const fetch: CommandDescriptor = {
  name: 'fetch',
  description: 'fetch what it needs, and start nothing: for images and machines without a network',
  examples: ['PACTGRAPH_HOME=/opt/pactgraph-cache pactgraph neo4j fetch'],
  exitCodes: '',
  run: async () => (await import('./fetch.js')).neo4jFetch,
};
