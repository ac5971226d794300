/** Ids that a field could never find. */
import { excerpt } from '../excerpt.js';
import { nodeTypeOfId, referredTo, type NodeType, type Ontology } from '../ontology/model.js';
import { badInput } from './bad-input.js';

/** @throws PactgraphError BAD_USER_INPUT for an id that no node of the type has: null would say that it is not there */
export function checkId(id: string, { name, idPrefix }: NodeType, ontology: Ontology): void {
  const found = nodeTypeOfId(ontology, id);
  if (found ? found.name === name : idPrefix === undefined) return;
  const given = `"${excerpt(id, 60)}"`;
  if (!found)
    throw badInput(
      'id',
      `${given} is no id of ${referredTo({ to: name })}: they begin with "${idPrefix ?? ''}/".`,
    );
  const fields = [found.singular, ontology.entities.has(found.name) ? 'entity' : 'node'];
  const ask = fields.flatMap((field) => (field === undefined ? [] : [`\`${field}(id:)\``])).join(' or ');
  throw badInput('id', `${given} is the id of ${referredTo({ to: found.name })}: ask ${ask}.`);
}
