/** What the loader keeps for itself: nodes of its books, and properties it derives. A seed may touch neither. */
import { isDerived } from '../../properties/property-roles.js';
import type { Ontology } from '../../../ontology/model.js';
import type { Problem } from '../../model.js';
import { same } from '../../properties/values.js';
import type { States } from '../elements/element-state.js';
import { typeOf } from '../elements/stated-properties.js';
import { touchedPlace, type Touch } from '../elements/touch.js';

export function reservedProblems(
  touched: Iterable<readonly [elementId: string, touches: readonly Touch[]]>,
  before: States,
  after: States,
  ontology: Ontology,
): Problem[] {
  const problems: Problem[] = [];
  for (const [id, touches] of touched) {
    const [was, is] = [before.get(id), after.get(id)];
    const element = is ?? was;
    if (!element) continue;
    const type = typeOf(ontology, element);
    // Claims have a known type, but belong to the loader.
    if (!type || type.name === 'Claim') {
      const what =
        element.kind === 'NODE' ? element.labels.join(', ') || 'a node without a label' : element.type;
      problems.push({
        rule: 'reserved-name',
        severity: 'error',
        message: `This writes ${what}, which the ontology does not have.`,
        hint: 'Name the label in the pattern, with the id: MATCH (o:Organisation {id: …}).',
        place: touchedPlace(touches),
      });
      continue;
    }
    const derived = Object.keys({ ...was?.properties, ...is?.properties }).filter(
      (name) => is && isDerived(type, name) && !same(was?.properties[name], is.properties[name]),
    );
    for (const name of derived) {
      problems.push({
        rule: 'derived-property',
        severity: 'error',
        message: `The loader derives ${type.name}.${name}.`,
        hint: 'Leave it out.',
        place: touchedPlace(touches, name),
      });
    }
  }
  return problems;
}
