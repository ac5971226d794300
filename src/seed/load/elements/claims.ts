/** Claims: values that contradict stored ones and are kept beside them, each with its own evidence. */
import type { NodeType, Property } from '../../../ontology/model.js';

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
