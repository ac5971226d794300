/** Ids, ends and proof: what an element needs before the graph may hold it. */
import type { Ontology, RelationshipType } from '../../../ontology/model.js';
import { idFault } from '../../properties/id-fault.js';
import type { Change } from '../elements/change.js';
import { textsIn } from '../../properties/values.js';
import type { FactState } from '../elements/element-state.js';
import { nodeTypeOfLabels } from '../elements/stated-properties.js';
import { called, type Report } from './report.js';

export function checkShape(change: Change, ontology: Ontology, report: Report): void {
  const { element, type, stated } = change;
  if (element.kind === 'NODE') {
    const id = element.properties.id;
    if (typeof id !== 'string') report(change, 'bad-id', `A ${type.name} has no id.`);
    else {
      const problem = idFault(ontology, id, 'label' in type ? type : undefined);
      if (problem) report(change, 'bad-id', problem.message, { property: 'id', hint: problem.hint });
    }
  } else checkEnds(change, element, type as RelationshipType, ontology, report);

  const proven = element.kind === 'RELATIONSHIP' || ontology.entities.has(type.name);
  if (proven && textsIn(stated.evidence).every((id) => id.trim() === '')) {
    report(change, 'no-evidence', `${called(change)} has no evidence.`, {
      hint: "Every entity and every fact names the passages that state it: SET x.evidence = ['…'].",
    });
  }
}

function checkEnds(
  change: Change,
  fact: FactState,
  type: RelationshipType,
  ontology: Ontology,
  report: Report,
): void {
  const [from, to] = [fact.from, fact.to].map(
    (end) => nodeTypeOfLabels(ontology, end.labels)?.name ?? 'unknown',
  );
  const allowed = (a: string | undefined, b: string | undefined) =>
    type.pairs.some(([x, y]) => x === a && y === b);
  if (fact.from.elementId === fact.to.elementId) {
    report(change, 'self-relationship', `${fact.type} runs from ${fact.from.id} to itself.`);
  } else if (!allowed(from, to)) {
    const pairs = type.pairs.map(([a, b]) => `${a} to ${b}`).join(', ');
    if (allowed(to, from)) {
      report(
        change,
        'wrong-direction',
        `${fact.type} runs the other way: from ${to ?? ''} to ${from ?? ''}.`,
        {
          hint: 'Turn the arrow round.',
        },
      );
    } else {
      report(change, 'wrong-end', `${fact.type} does not run from ${from ?? ''} to ${to ?? ''}.`, {
        hint: `It runs from ${pairs}.`,
      });
    }
  } else if (type.undirected && fact.from.id > fact.to.id) {
    report(
      change,
      'undirected-order',
      `${fact.type} is written from the smaller id: from ${fact.to.id} to ${fact.from.id}.`,
      {
        hint: 'Swap the two ends.',
      },
    );
  }
}
