import { idFault } from '../../properties/id-fault.js';
import type { Rule } from '../rule.js';

export const badId: Rule = {
  id: 'bad-id',
  title: 'Ids are a prefix, a slash and a short name',
  reason: 'Ids are chosen once and used in every seed and address. The prefix says the type.',
  wrong: "MERGE (o:Organisation {id: 'agreement/HKPC'});",
  right: "MERGE (o:Organisation {id: 'org/hkpc'});",
  *check(statement) {
    for (const element of statement.elements) {
      if (element.kind !== 'NODE') continue;
      const type = element.names.length === 0 ? undefined : statement.nodeType(element);
      const given = element.map.find(({ key }) => key.name === 'id')?.value;
      for (const id of given ? statement.valuesOf(given) : []) {
        if (id.kind !== 'STRING' && id.kind !== 'DYNAMIC')
          yield { message: 'An id is a text.', hint: "Write it in quotes, as in 'org/…'.", at: id };
        const problem = id.kind === 'STRING' ? idFault(statement.ontology, id.text, type) : undefined;
        if (problem) yield { ...problem, at: id };
      }
    }
  },
};
