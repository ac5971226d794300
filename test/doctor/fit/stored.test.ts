import { describe, expect, it } from 'vitest';
import { shapeOfFact, shapeOfNode } from '../../../src/doctor/fit/stored.js';
import { isDerived, isEvidenceList } from '../../../src/seed/properties/property-roles.js';
import { realOntology } from '../../support/ontology.js';

const nodes = [...realOntology.entities.values(), ...realOntology.records.values()];
const facts = [...realOntology.relationships.values()];
const shapes = [
  ...nodes.map((type) => ({ type, shape: shapeOfNode(type, realOntology) })),
  ...facts.map((type) => ({ type, shape: shapeOfFact(type, realOntology) })),
];

describe('what is stored of a type', () => {
  it.each(shapes)('$type.name: stated, derived or evidence, and nothing else', ({ type, shape }) => {
    const strangers = Object.keys(shape.kinds).filter(
      (name) =>
        name !== 'id' && !type.properties.has(name) && !isDerived(type, name) && !isEvidenceList(type, name),
    );
    expect(strangers).toEqual([]);
  });

  it('has a kind, days for a date, and evidence of its own', () => {
    const event = realOntology.entities.get('Event');
    const { kinds } = event ? shapeOfNode(event, realOntology) : { kinds: {} };
    expect(kinds).toMatchObject({
      name: ['STRING NOT NULL'],
      aliases: ['LIST<STRING NOT NULL> NOT NULL', 'LIST<NOTHING> NOT NULL'],
      edition: ['INTEGER NOT NULL'],
      heldOn: ['STRING NOT NULL'],
      heldOnEarliest: ['INTEGER NOT NULL'],
      heldOnEvidence: ['LIST<STRING NOT NULL> NOT NULL', 'LIST<NOTHING> NOT NULL'],
    });
    expect(kinds).not.toHaveProperty('evidenceEvidence');
  });

  it('of evidence has the place of its row, which no other type has', () => {
    const kindsOf = (type: (typeof nodes)[number]) => shapeOfNode(type, realOntology).kinds;
    const placed = nodes.filter((type) => 'recordAt' in kindsOf(type)).map(({ name }) => name);
    expect(placed).toEqual(['Evidence']);
  });

  it('is required where the ontology or the loader says so', () => {
    const figure = realOntology.entities.get('Figure');
    const shape = figure && shapeOfNode(figure, realOntology);
    expect(shape?.required).toEqual(expect.arrayContaining(['id', 'evidence', 'sortName', 'measure']));
    expect(shape?.required).not.toContain('name');
  });

  it('may be blank where it belongs to a fact’s identity', () => {
    const takesPart = realOntology.relationships.get('TAKES_PART_IN');
    const shape = takesPart && shapeOfFact(takesPart, realOntology);
    expect(shape?.required).toContain('role');
    expect(shape?.values.role).toEqual(['FOUNDER', 'OPERATOR', 'MEMBER', 'HOST', 'CLIENT', '']);
  });
});
