/** Elements of known types that do not fit the ontology: rows of the statements to findings. Pure. */
import { z } from 'zod';
import type { Row } from '../../graph/values.js';
import type { NodeType, Property, RelationshipType } from '../../ontology/model.js';
import type { Finding } from '../finding.js';
import { figure } from '../words.js';

const shape = z.object({
  fault: z.enum(['UNKNOWN', 'KIND', 'VALUE', 'RANGE', 'ORDER', 'MISSING', 'PREFIX', 'ENDS']),
  property: z.string(),
  count: z.int(),
  first: z.string(),
  last: z.string(),
});

export interface Misfit extends Omit<z.infer<typeof shape>, 'property'> {
  /** One, or what is missing or unknown of the same elements; of ENDS both types. */
  readonly properties: readonly string[];
}

/** @param rows of cypher/doctor/misfit-nodes.cypher or misfit-facts.cypher */
export function toMisfits(rows: readonly Row[]): Misfit[] {
  const together = new Map<string, Misfit>();
  for (const { property, ...misfit } of z.array(shape).parse(rows)) {
    const { fault } = misfit;
    const key = JSON.stringify(fault === 'MISSING' || fault === 'UNKNOWN' ? misfit : [fault, property]);
    const properties = [...(together.get(key)?.properties ?? []), property];
    together.set(key, { ...misfit, properties });
  }
  return [...together.values()];
}

export function misfitFinding(type: NodeType | RelationshipType, misfit: Misfit): Finding {
  const { fault, first, last } = misfit;
  return {
    level: fault === 'UNKNOWN' ? 'warning' : 'problem',
    title: titleOf(type, misfit),
    detail: `For example ${[...new Set([first, last])].join(', ')}`,
    remedy: remedyOf(type, misfit),
  };
}

const nameOf = (type: NodeType | RelationshipType): string => ('label' in type ? type.name : type.type);

function titleOf(type: NodeType | RelationshipType, { fault, properties, count }: Misfit): string {
  const who = `${nameOf(type)}: ${figure(count)} ${count === 1 ? 'has' : 'have'}`;
  const [property = ''] = properties;
  const what = `${nameOf(type)}.${property}: ${figure(count)} ${count === 1 ? 'holds' : 'hold'}`;
  switch (fault) {
    case 'UNKNOWN':
      return `${who} ${inWords(properties)}, which the ontology does not know: nobody sees it.`;
    case 'KIND':
      return `${what} something else than ${kindInWords(type.properties.get(property))}.`;
    case 'VALUE':
      return `${what} no value of ${enumOf(type, property)}.`;
    case 'RANGE':
      return `${what} a number that the API cannot carry: whoever asks for it gets an error.`;
    case 'ORDER':
      return `${nameOf(type)}.${property}: ${figure(count)} ${count === 1 ? 'comes' : 'come'} before ${type.properties.get(property)?.endOf?.join(' or ') ?? 'the start'}.`;
    case 'MISSING':
      return `${who} no ${inWords(properties)}, which the ontology asks for.`;
    case 'PREFIX':
      return `${who} an id that does not begin with ${'label' in type ? (type.idPrefix ?? '') : ''}/.`;
    case 'ENDS':
      return `${nameOf(type)}: ${figure(count)} from ${property}, which it does not join.`;
  }
}

const inWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

const enumOf = (type: NodeType | RelationshipType, property: string): string =>
  type.properties.get(property)?.enumName ?? 'its enum';

const kinds: Readonly<Record<Property['kind'], readonly [one: string, many: string]>> = {
  STRING: ['a text', 'texts'],
  DATE: ['a date as a text', 'dates as texts'],
  ENUM: ['a text', 'texts'],
  REFERENCE: ['an id', 'ids'],
  INT: ['a whole number', 'whole numbers'],
  FLOAT: ['a number of the kind FLOAT', 'numbers of the kind FLOAT'],
  BOOLEAN: ['true or false', 'true or false'],
};

function kindInWords(property: Property | undefined): string {
  if (!property) return 'what pactgraph writes there';
  const [one, many] = kinds[property.kind];
  return property.list ? `a list of ${many}` : one;
}

/** What the loader gives each element. */
const written = ['id', 'factId', 'sortName'];

function remedyOf(type: NodeType | RelationshipType, { fault, properties }: Misfit): string {
  const [property = ''] = properties;
  switch (fault) {
    case 'UNKNOWN':
      return `Bring ${inWords(properties)} back in the ontology. To be rid of it, first remove it with a seed that says //! corrects:, while the ontology knows it.`;
    case 'KIND':
      return 'Give it back its type in the ontology, or write the values anew with a seed that says //! corrects:.';
    case 'VALUE':
      return `Bring the value back in ${enumOf(type, property)}, or correct it with a seed that says //! corrects:.`;
    case 'RANGE':
    case 'ORDER':
      return 'Correct it with a seed that says //! corrects: and the number of the one that gave it.';
    case 'MISSING':
      return properties.some((name) => written.includes(name))
        ? 'pactgraph did not write them: delete them, and load them with a seed.'
        : 'Give it in a new seed, or let the ontology not ask for it.';
    case 'PREFIX':
      return `Give ${nameOf(type)} its idPrefix back in the ontology, as ids are never changed; what pactgraph did not write can be deleted.`;
    case 'ENDS':
      return `Allow these ends of ${nameOf(type)} in the ontology, or remove the facts with a seed that says //! corrects:.`;
  }
}
