import { describe, expect, it } from 'vitest';
import { PactgraphError } from '../../src/errors.js';
import { lifetimeOf } from '../../src/ontology/lifetime.js';
import { entityTypeOfId, nodeTypeOfId } from '../../src/ontology/model.js';
import { readOntology } from '../../src/ontology/read.js';
import { ontologyWith, realOntology } from '../support/ontology.js';

const messageOf = (files: Readonly<Record<string, string>>): string => {
  const folder = ontologyWith(files);
  try {
    readOntology(folder);
  } catch (error) {
    expect(error).toBeInstanceOf(PactgraphError);
    return (error as PactgraphError).message.replaceAll(folder, '');
  }
  return 'no error';
};

describe('the ontology', () => {
  it('has the ten entity types and their ids', () => {
    const prefixes = [...realOntology.entities.values()].map((e) => e.idPrefix).sort();
    // Others may have come.
    expect(prefixes).toEqual(
      expect.arrayContaining([
        'agreement',
        'centre',
        'event',
        'figure',
        'official',
        'org',
        'output',
        'place',
        'project',
        'topic',
      ]),
    );
    expect(entityTypeOfId(realOntology, 'org/hkpc')?.name).toBe('Organisation');
    expect(entityTypeOfId(realOntology, 'source/x')).toBeUndefined();
    expect(nodeTypeOfId(realOntology, 'source/x')?.name).toBe('Source');
  });

  it('joins what both ends of a relationship say', () => {
    const founded = realOntology.relationships
      .get('FOUNDED')
      ?.pairs.map((pair) => pair.join('>'))
      .sort();
    expect(founded).toEqual([
      'Official>Centre',
      'Official>Organisation',
      'Official>StartupProject',
      'Organisation>Organisation',
      'Organisation>StartupProject',
    ]);
  });

  it('makes the term the last key of every relationship type that may hold in several periods', () => {
    const types = [...realOntology.relationships.values()];
    const without = types.filter(({ term }) => term === undefined).map(({ type }) => type);
    expect(without.sort()).toEqual(['DIFFERENT_FROM', 'SAME_AS']);
    for (const { key, term, properties } of types)
      expect([key.indexOf('term'), properties.has('term')]).toEqual(
        term === undefined ? [-1, false] : [key.length - 1, true],
      );
    expect(realOntology.relationships.get('HOLDS_POST')?.key).toEqual(['title', 'term']);
  });

  it.each([
    ['"role", "term"', 'role: String', 'the key of Owns names "term", which is its last part anyway.'],
    ['', 'term: String', 'Owns.term hides the term of every fact.'],
  ])('tells a term that is declared twice: [%s] %s', (key, own, fault) => {
    const message = messageOf({
      'owns.graphql': `"Owns." type Owns @fact(type: "OWNS", key: [${key}]) { "What." ${own} }
        extend type Organisation {
          "What it owns." owned: [Organisation!] @relationship(type: "OWNS", direction: OUT)
          "What owns it." owners: [Organisation!] @relationship(type: "OWNS", direction: IN)
        }`,
    });
    expect(message).toContain(fault);
  });

  it('knows which relationships run from the smaller id', () => {
    const undirected = [...realOntology.relationships.values()]
      .filter((r) => r.undirected)
      .map((r) => r.type);
    expect(undirected.sort()).toEqual(['COOPERATES_WITH', 'DIFFERENT_FROM', 'SAME_AS']);
  });

  it('gives every entity the fields of the interface, those of later files included', () => {
    for (const entity of realOntology.entities.values()) {
      expect([...entity.fields.keys()]).toEqual(
        expect.arrayContaining(['places', 'topics', 'figures', 'identicalTo']),
      );
    }
  });

  it('knows from when to when things of a type last', () => {
    const lifetimes = [...realOntology.entities.values()].map((type) => [type.name, lifetimeOf(type)]);
    expect(Object.fromEntries(lifetimes)).toMatchObject({
      Organisation: { starts: ['foundedOn'], ends: ['dissolvedOn'] },
      Event: { starts: ['heldOn'], ends: ['heldOn'] },
      Place: { starts: [], ends: [] },
    });
  });

  it('knows what is the end of what', () => {
    const all = [
      ...realOntology.entities.values(),
      ...realOntology.records.values(),
      ...realOntology.relationships.values(),
    ];
    const pairs = all.flatMap(({ properties }) =>
      [...properties.values()].flatMap(({ name, endOf }) =>
        endOf === undefined ? [] : [`${endOf.join()} ${name}`],
      ),
    );
    expect(pairs).toEqual(
      expect.arrayContaining([
        'foundedOn dissolvedOn',
        'openedOn closedOn',
        'signedOn,inForceOn endedOn',
        'startedOn endedOn',
        'validFrom validTo',
        'validFrom,inForceOn,accededOn,ratifiedOn,signedOn leftOn',
      ]),
    );
    expect(realOntology.relationships.get('PARTY_TO')?.properties.get('validFrom')?.startOf).toBe('validTo');
    expect(realOntology.entities.get('Event')?.properties.get('heldOn')).not.toHaveProperty('startOf');
  });

  it('knows which texts have several lines, and which are kept as they came', () => {
    const forms = [...realOntology.entities.values(), ...realOntology.records.values()].flatMap(
      ({ properties }) =>
        [...properties.values()].flatMap(({ name, form }) => (form === undefined ? [] : [`${form} ${name}`])),
    );
    expect([...new Set(forms)].sort()).toEqual([
      'LINES note',
      'LINES profile',
      'LINES quote',
      'LINES summary',
      'LINES within',
      'URI externalIds',
      'URI website',
      'VERBATIM context',
      'VERBATIM text',
    ]);
  });

  it('lets a type answer with another property than name', () => {
    const figure = realOntology.entities.get('Figure');
    expect(figure?.nameProperty).toBe('measure');
    expect(figure?.properties.has('name')).toBe(false);
  });
});

describe('a mistake in the ontology', () => {
  it('is told with file, line and column when the file does not parse', () => {
    expect(messageOf({ 'z.graphql': 'type X {' })).toMatch(/^\/z\.graphql:1:9: Syntax Error/);
  });

  it('lists everything that is wrong at once', () => {
    const message = messageOf({
      'z.graphql': `
"A patent."
type TrialPatent @node(label: "TrialPatent", idPrefix: "org", plural: "trialPatents") {
  title: String
  "Who holds it."
  holders: [Organisatoin!] @relationship(type: "HOLDS_TRIAL_PATENT", direction: IN)
}`,
    });
    expect(message).toContain('TrialPatent.title has no description');
    expect(message).toContain('TrialPatent has the idPrefix "org" of Organisation');
    expect(message).toContain(
      'TrialPatent.holders follows HOLDS_TRIAL_PATENT, which no type declares with @fact',
    );
    expect(message).toContain('leads to Organisatoin, which is not a type. Did you mean "Organisation"?');
  });

  it('asks for the field at the other end', () => {
    const message = messageOf({
      'z.graphql': `
"A patent."
type TrialPatent @node(label: "TrialPatent", idPrefix: "trial-patent", plural: "trialPatents") {
  "Who holds it."
  holders: [Organisation!] @relationship(type: "HOLDS_TRIAL_PATENT", direction: IN)
}
"Holds a patent."
type HoldsTrialPatent @fact(type: "HOLDS_TRIAL_PATENT", key: [])`,
    });
    expect(message).toContain(
      'Organisation has no field that follows HOLDS_TRIAL_PATENT out to TrialPatent.',
    );
  });

  it.each([
    ['"X." type Name2 @node(label: "Seed", idPrefix: "s", plural: "ss")', 'the label Seed is reserved'],
    ['"X." type A @node(label: "A", idPrefix: "A!", plural: "as")', '@node: idPrefix: expected lower-case'],
    ['"X." type A @node(label: "A", plural: "as")', '@node: idPrefix:'],
    ['extend type Nobody { "x" a: String }', 'extends Nobody, which is not defined'],
    [
      '"X." type Topic @node(label: "T", idPrefix: "t", plural: "ts")',
      'Topic is defined already, at /topic.graphql:',
    ],
    [
      'extend type Topic { "x" kind: Colour }',
      'Topic.kind has the type Colour, which is neither a scalar nor an enum',
    ],
    [
      'extend type Topic { "x" until: PartialDate @end(of: "sinse") "y" since: PartialDate }',
      'Topic.until is the end of sinse, which is not a property. Did you mean "since"?',
    ],
    ['extend type Topic { "x" until: PartialDate @end(of: "until") }', 'Topic.until is the end of itself.'],
    [
      'extend type Topic { "x" until: Int @end(of: "since") "y" since: PartialDate }',
      'Topic.until is an end and holds no date.',
    ],
    [
      'extend type Topic { "x" until: PartialDate @end(of: "since") "y" since: String }',
      'Topic.until is the end of since, which holds no date.',
    ],
    ['extend type Topic { "x" until: PartialDate @end }', '@end: of:'],
    [
      'extend type Topic { "x" both: [Entity!] @relationship(type: "ABOUT", direction: IN) @relationship(type: "PART_OF", direction: OUT, ends: ["Topic"]) }',
      'Topic.both follows relationships in several directions, or to its own type beside others.',
    ],
    [
      'extend type Centre { "x" hosts: [Entity!] @relationship(type: "TAKES_PART_IN", direction: IN, ends: ["Place"], only: { property: "rolle", value: "HOST" }) }',
      'Centre.hosts follows TAKES_PART_IN by rolle, which is no text or enum of it. Did you mean "role"?',
    ],
    [
      'extend type Centre { "x" hosts: [Entity!] @relationship(type: "TAKES_PART_IN", direction: IN, ends: ["Place"], only: { property: "role", value: "HOSTS" }) }',
      'Centre.hosts follows TAKES_PART_IN where role is HOSTS, which is no ParticipantRole. Did you mean "HOST"?',
    ],
    [
      'extend type Centre { "x" hosts: [Entity!] @relationship(type: "TAKES_PART_IN", direction: IN, ends: ["Event"], only: { property: "role", value: "HOST" }) }',
      'Centre.hosts follows TAKES_PART_IN to Event, and no field does so without a condition.',
    ],
    [
      'extend type Topic { "x" size: Int @moment }',
      'Topic.size has @moment and is no date, or is a start or an end.',
    ],
    [
      'extend type Topic { "x" until: PartialDate @moment @end(of: "since") "y" since: PartialDate }',
      'Topic.until has @moment and is no date, or is a start or an end.',
    ],
    [
      'extend type Topic { "x" seen: PartialDate @start @moment }',
      'Topic.seen has @moment and is no date, or is a start or an end.',
    ],
    [
      'extend type Topic { "x" size: Int @start }',
      'Topic.size has @start and is no date, or is a start or an end.',
    ],
    ['extend type Topic { "x" size: Int @text(form: LINES) }', 'Topic.size has @text and is no text.'],
    [
      'extend type Topic { "x" nick: String @name @text(form: LINES) }',
      'Topic.nick has @text and is a name.',
    ],
    ['extend type Topic { "x" poem: String @text(form: VERSE) }', '@text: form:'],
    ['extend type Topic { "x" parents: String }', 'Topic.parents is declared already, at /topic.graphql:'],
  ])('%s', (text, expected) => {
    expect(messageOf({ 'z.graphql': text })).toContain(expected);
  });
});
