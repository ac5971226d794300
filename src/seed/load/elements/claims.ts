/** Claims: values that contradict stored ones and are kept beside them, each with its own evidence. */
import { createHash } from 'node:crypto';
import type { Parameter } from '../../../graph/values.js';
import type { NodeType, Property } from '../../../ontology/model.js';
import type { Conflict } from '../checks/conflicts.js';

const text = (name: string, description: string, form?: Property['form']): [string, Property] => [
  name,
  {
    name,
    description,
    kind: 'STRING',
    list: false,
    required: true,
    isName: false,
    derived: false,
    ...(form && { form }),
  },
];

/** The loader writes claims, so that no file of the ontology declares them. */
export const claimType: NodeType = {
  name: 'Claim',
  label: 'Claim',
  description: 'A value that contradicts the stored one and is kept beside it.',
  properties: new Map<string, Property>([
    text('about', 'Id of the entity, or factId.'),
    text('property', 'The property that is disputed.'),
    // The value was checked by the rules of the property that it is about.
    text('value', 'What is claimed; no text but JSON where the property is no text.', 'VERBATIM'),
    [
      'evidence',
      {
        name: 'evidence',
        description: 'The passages that state it.',
        kind: 'REFERENCE',
        list: true,
        required: false,
        to: 'Evidence',
        isName: false,
        derived: false,
      },
    ],
  ]),
};

/** Rows for cypher/seed/claims.cypher: the same claim made again only grows in evidence. */
export function claimRows(conflicts: readonly Conflict[]): Record<string, Parameter>[] {
  return conflicts.map(({ change, property, given, givenEvidence }) => {
    const about = change.id;
    const value = typeof given === 'string' ? given : JSON.stringify(given);
    const hash = createHash('sha256')
      .update(JSON.stringify([about, property, given]))
      .digest('hex');
    const { element } = change;
    return {
      id: `claim/${hash.slice(0, 24)}`,
      set: { about, property, value },
      evidence: givenEvidence,
      disputes: element.kind === 'NODE' ? element.elementId : element.from.elementId,
    };
  });
}
