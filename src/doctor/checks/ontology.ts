import type { Check } from '../check.js';
import { count } from '../words.js';

/** Whether the ontology can be read; what is wrong with it is told with file, line and column. */
export const ontology: Check = {
  id: 'ontology',
  title: 'Ontology',
  run({ config, ontology: read }) {
    const { entities, relationships } = read();
    const types = `${count(entities.size, 'entity type')} and ${count(relationships.size, 'relationship type')}`;
    return Promise.resolve([{ level: 'ok', title: `${types}, in ${config.ontologyFolder}.` }]);
  },
};
