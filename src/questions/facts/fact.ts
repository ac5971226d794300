/** A fact: one thing that is stated, a relationship of two entities or a property of one. Pure. */
import { z } from 'zod';
import type { Standing } from '../../dates/status.js';
import type { Row, Value } from '../../graph/values.js';
import { factProperties } from '../../ontology/facts.js';
import { entityTypeOfId, type Ontology, type Property, type RelationshipType } from '../../ontology/model.js';
import { allEvidence, evidenceOf, textsIn } from './proof.js';

/** What a relationship says beside its ends. */
export interface FactDetail {
  readonly name: string;
  readonly value: string | null;
  readonly values: readonly string[];
  /** EDTF, where the value is a date. */
  readonly date: string | null;
  /** Ids: its own, else those of the whole. */
  readonly evidence: readonly string[];
  readonly ownEvidence: boolean;
}

export interface Fact {
  readonly id: string;
  /** Id of the entity it is about; of a relationship, of the start that is stored. */
  readonly subject: string;
  /** '' for the existence of the entity; null for a relationship. */
  readonly property: string | null;
  readonly relationshipType: string | null;
  readonly object: string | null;
  readonly value: string | null;
  readonly values: readonly string[];
  /** EDTF, as are the two below. */
  readonly date: string | null;
  readonly details: readonly FactDetail[];
  /** What decides where it stands on a day; null for a property. */
  readonly standing: Standing | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** null where there is one period, and for a property. */
  readonly term: string | null;
  readonly inferred: boolean;
  readonly note: string | null;
  readonly evidence: readonly string[];
  readonly ownEvidence: boolean;
  readonly disputed: boolean;
  /** The first that stated it; null in a graph that was not loaded from seeds. */
  readonly revision: number | null;
}

const text = z.string().nullable();
const days = z.array(z.number().nullable());
const standingShape = z
  .object({
    status: z.enum(['WITHDRAWN', 'UNKNOWN', 'PLANNED', 'ENDED', 'ACTIVE']).nullable(),
    moment: z.boolean(),
    starts: days,
    firstEnds: days,
    ends: days,
  })
  .transform(({ status, moment, starts, firstEnds, ends }): Standing => ({
    status,
    absent: 'ACTIVE',
    moment,
    starts: starts.map((earliest) => ({ earliest, latest: null })),
    ends: ends.map((latest, index) => ({ earliest: firstEnds[index] ?? null, latest })),
  }));
const shape = z.object({
  id: z.string(),
  type: text,
  property: text,
  subject: z.string(),
  object: text,
  properties: z.record(z.string(), z.custom<Value>()),
  standing: standingShape.nullable(),
  inferred: z.boolean(),
  disputed: z.boolean(),
  since: z.number().nullable(),
});

/** @returns undefined for a row of nulls, or one of a count: there is no fact */
export function toFact(row: Row, ontology: Ontology): Fact | undefined {
  if ((row.id ?? null) === null || row.properties === null) return undefined;
  const { id, type, property, subject, object, properties, since, ...facets } = shape.parse(row);
  const stated = { id, subject, object, ...facets, note: textIn(properties.note), revision: since };
  const relationship = type === null ? undefined : ontology.relationships.get(type);
  if (relationship) return { ...stated, ...ofRelationship(relationship, properties) };
  const declared = entityTypeOfId(ontology, subject)?.properties.get(property ?? '');
  return { ...stated, ...ofProperty(property ?? '', declared, properties) };
}

type Rest = Omit<
  Fact,
  'id' | 'subject' | 'object' | 'standing' | 'inferred' | 'disputed' | 'note' | 'revision'
>;

const ofRelationship = (type: RelationshipType, properties: Row): Rest => ({
  property: null,
  relationshipType: type.type,
  value: null,
  values: [],
  date: null,
  details: factProperties(type).flatMap((property) => {
    const said = valueOf(property, properties[property.name]);
    const { evidence, own } = evidenceOf(properties, property.name);
    return said ? [{ name: property.name, ...said, evidence, ownEvidence: own }] : [];
  }),
  validFrom: textIn(properties.validFrom),
  validTo: textIn(properties.validTo),
  term: textIn(properties.term),
  evidence: allEvidence(properties),
  ownEvidence: true,
});

const ofProperty = (name: string, declared: Property | undefined, { value, own, evidence }: Row): Rest => {
  const said = declared && valueOf(declared, value);
  const ownEvidence = textsIn(own).length > 0;
  return {
    property: name,
    relationshipType: null,
    value: said?.value ?? null,
    values: said?.values ?? [],
    date: said?.date ?? null,
    details: [],
    validFrom: null,
    validTo: null,
    term: null,
    evidence: textsIn(ownEvidence ? own : evidence),
    // What states the entity states that it exists.
    ownEvidence: ownEvidence || name === '',
  };
};

/** undefined where there is no value; '' stands for that in the key of a relationship. */
function valueOf(
  { kind, list }: Property,
  value: Value | undefined,
): Pick<FactDetail, 'value' | 'values' | 'date'> | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (!list) return { value: shown(value), values: [], date: kind === 'DATE' ? textIn(value) : null };
  return Array.isArray(value) && value.length > 0
    ? { value: null, values: value.map(shown), date: null }
    : undefined;
}

const shown = (value: Value): string => (typeof value === 'string' ? value : JSON.stringify(value));
const textIn = (value: Value | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
