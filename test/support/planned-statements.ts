/** Every statement whose cost must follow what it is given: our own, as the code makes them, and those seeds may hold. */
import { branchesOf } from '../../src/ontology/followed.js';
import type { RelationshipType } from '../../src/ontology/model.js';
import { noBodies, type Bodies } from '../../src/graph/known-bodies.js';
import { byIdStatement } from '../../src/loaders/by-id-statement.js';
import { levelStatement } from '../../src/loaders/level-statement.js';
import type { Change } from '../../src/seed/load/elements/change.js';
import { checkTwice } from '../../src/seed/load/checks/twice.js';
import { readLinked } from '../../src/seed/load/identity/read-linked.js';
import { writeBodies } from '../../src/seed/load/identity/write-bodies.js';
import { readsIn } from '../../src/seed/load/reads.js';
import { quotedName } from '../../src/identifier.js';
import { statementText } from '../../src/graph/statement-files.js';
import type { FactKey, Patch } from '../../src/seed/ledger/patch.js';
import { factsByIdStatement, factsStatement } from '../../src/questions/facts/statement.js';
import { locate } from '../../src/seed/undo/locate.js';
import { restore } from '../../src/seed/undo/restore.js';
import { realOntology as ontology } from './ontology.js';
import { statementFiles } from './seeds.js';

const relationships = [...ontology.relationships.values()];
const nodeTypes = [...ontology.entities.values(), ...ontology.records.values()];
const idOf = (type: string, slug: string) => `${ontology.entities.get(type)?.idPrefix ?? 'x'}/${slug}`;

/** A pair of types that a relationship type joins. */
export function endsOf(type: RelationshipType): readonly [from: string, to: string] {
  const [pair] = type.pairs;
  if (!pair) throw new Error(`${type.type} joins nothing.`);
  return pair;
}

/** A MERGE of facts of this type as a seed has it, of rows {from, to} or of two nodes. */
export function mergeOf(type: RelationshipType, { rows = true, term = false } = {}): string {
  const [from, to] = endsOf(type).map((name) => quotedName(ontology.entities.get(name)?.label ?? name));
  const map = [...type.key, ...(term && !type.key.includes('term') ? ['term'] : [])];
  const keys = map.length > 0 ? ` {${map.map((key) => `${key}: ''`).join(', ')}}` : '';
  const [a, b] = rows ? ['row.from', 'row.to'] : ["'x/a'", "'x/b'"];
  return (
    `${rows ? 'UNWIND $rows AS row ' : ''}MATCH (a:${from ?? ''} {id: ${a}}), (b:${to ?? ''} {id: ${b}}) ` +
    `MERGE (a)-[r:${quotedName(type.type)}${keys}]->(b) SET r.evidence = ['t/a'] ` +
    'RETURN elementId(r) AS r, [type(r), properties(r), elementId(startNode(r)), startNode(r).id] AS state'
  );
}

const inAllForms: readonly string[] = ['COOPERATES_WITH', 'PARTY_TO', 'HOLDS_POST'];

const ofSeeds: [string, string][] = [
  // The planner looks at keys, rows and terms alike whatever the type is called: all of them for one with a key and one without.
  ...relationships.flatMap((type) =>
    (inAllForms.includes(type.type) ? [true, false] : [true]).flatMap((rows) =>
      (inAllForms.includes(type.type) ? [true, false] : [false]).map((term): [string, string] => [
        `MERGE of ${type.type}${rows ? ' for rows' : ''}${term ? ' with a term' : ''}`,
        mergeOf(type, { rows, term }),
      ]),
    ),
  ),
  ...nodeTypes.map(({ label }): [string, string] => [
    `MERGE of ${label}`,
    `UNWIND $rows AS row MERGE (n:${quotedName(label)} {id: row.from}) SET n.note = 'x' RETURN elementId(n)`,
  ]),
];

/** Those that read all of something on purpose. */
const readsAll = /^(doctor\/|graph\/size$)/;
const ofFiles = [...statementFiles.keys()]
  .filter((name) => !readsAll.test(name))
  .map((name): [string, string] => [name, statementText(statementFiles, name, 'COOPERATES_WITH')]);

/** A level for each relationship type and direction: of which entity type it is asked makes no other plan. */
const fields = new Map(
  [...ontology.entities.values()].flatMap((type) =>
    [...type.fields.values()].map((field) => [
      `${branchesOf(field)
        .map(({ relationship }) => relationship)
        .join(' or ')} ${field.direction}`,
      { field, parent: type.name },
    ]),
  ),
);
/** @param bodies types of which some entities are one body: statements that concern them are longer */
const ofLoaders = (bodies: Bodies): [string, string][] => [
  ...[...fields].map(([name, level]): [string, string] => [
    name,
    levelStatement(
      ontology,
      {
        ...level,
        columns: ['name'],
        edgeColumns: ['evidence'],
        first: 20,
        after: undefined,
        where: undefined,
        orders: [{ side: 'NODE', property: 'sortName', descending: false }],
        count: true,
      },
      [],
      20250328,
      bodies,
    ).text,
  ]),
  ...(['ENTITY', 'EVIDENCE', 'SOURCE'] as const).flatMap((origin) =>
    [undefined, { facet: 'sources', operator: 'max', value: 1 } as const].map((where): [string, string] => [
      `facts of ${origin}${where ? ' under a condition' : ''}`,
      factsStatement(
        ontology,
        {
          ...{ origin, where, order: 'REVISION', descending: false, size: 20, backwards: false, count: true },
          day: { day: 20250328, asOf: false },
          from: { keys: [1, 1, 1, 1], id: 'x' },
        },
        ['org/x'],
        bodies,
      ).text,
    ]),
  ),
  [
    'facts by id',
    factsByIdStatement(ontology, [
      { id: 'fact/x' },
      { id: 'x#', property: { type: 'Organisation', owner: 'x', name: '' } },
    ]).text,
  ] satisfies [string, string],
  ...nodeTypes.map(({ name }): [string, string] => [
    `${name} by id`,
    byIdStatement(ontology, { types: [name], columns: ['name'] }, new Map([[name, []]]), 20250328, bodies)
      .text,
  ]),
];

/** What checks and undo make for a type, noted as they send it: one with an index of a reference, one with a key, others. */
async function ofLoadAndUndo(): Promise<[string, string][]> {
  const noted: [string, string][] = [];
  const note = (what: string) => (text: string) => {
    noted.push([`${what}: ${text}`, text]);
    return Promise.resolve([]);
  };
  const some = relationships.filter(({ type }) =>
    /^(SIGNED|COOPERATES_WITH|PARTY_TO|LOCATED_IN)$/.test(type),
  );
  const facts = some.map((type): FactKey => {
    const [from, to] = endsOf(type);
    return [`fact/${type.type}`, type.type, idOf(from, 'a'), idOf(to, 'b')];
  });
  const claims = ['org/a', 'fact/a'].map((about, i) => ({
    type: 'Claim',
    id: `claim/${i}`,
    stated: { about },
  }));
  const patch: Patch = {
    created: { nodes: nodeTypes.map(({ name }) => [name, idOf(name, 'a')]), facts },
    changed: [],
    removed: {
      nodes: [...nodeTypes.map(({ name }) => ({ type: name, id: idOf(name, 'a'), stated: {} })), ...claims],
      facts: facts.map((key) => ({ key, stated: {} })),
    },
  };
  await locate(note('undo locates'), patch, ontology);
  await restore(note('undo restores'), patch, ontology);
  const made = some.map((type) => ({
    kind: 'ADDED',
    id: `fact/${type.type}`,
    type,
    element: { kind: 'RELATIONSHIP' },
    touches: [{ element: { clause: 'CREATE' } }],
  }));
  await checkTwice(made as unknown as Change[], note('a fact made twice'), () => undefined);
  await readLinked(note('judgements'), ['org/a'], ontology);
  const organisation = ontology.entities.get('Organisation');
  if (organisation) {
    const bodies = [{ type: organisation, ids: ['org/a', 'org/b'] }];
    await writeBodies(note('a body'), { bodies, types: [organisation] }, []);
  }
  const send = {
    run: async (text: string) => ({ rows: await note('a reference')(text), counters: {} as never }),
  };
  const { existing } = readsIn(send, statementFiles, ontology);
  for (const { name } of nodeTypes) await existing(name, []);
  return noted;
}

const withBodies = ['Organisation', 'Agreement', 'Place'];

/** Plans of levels of bodies take long to make: those that follow a key, no key, several types, many ends, both ways. */
const isOfSome = ([name]: readonly [string, string]): boolean =>
  !/ (OUT|IN|BOTH)$/.test(name) || /^(PARTY_TO|HOLDS_POST|COOPERATES_WITH|LOCATED_IN|FOUNDED or)/.test(name);

/** By what they are of, and name. */
export const plannedStatements = async (): Promise<Record<string, ReadonlyMap<string, string>>> => ({
  'the folder cypher': new Map(ofFiles),
  'the loaders': new Map(ofLoaders(noBodies)),
  'the loaders, of bodies': new Map(ofLoaders(new Set(withBodies)).filter(isOfSome)),
  'load and undo': new Map(await ofLoadAndUndo()),
  seeds: new Map(ofSeeds),
});

/** Values for their parameters, where an EXPLAIN asks for one. */
export const someParameters = {
  ...{
    rows: [],
    ids: [],
    groups: [],
    bodies: [],
    lines: [],
    types: [],
    prefixes: null,
    revisions: [],
    removed: [],
    others: [],
  },
  ...{
    revision: 1,
    undoneIn: 1,
    derivation: 1,
    number: 1,
    kind: 0,
    index: 0,
    count: 1,
    limit: 1,
    from: 0,
    backwards: false,
    since: 0,
    seen: 1,
    counted: true,
    source: 'x',
    start: 0,
    name: 'x',
    ...{ v0: 1, v1: 1, v2: 1, v3: 1, v4: 'x', w0: 1, noDay: 1, behindProperties: 1 },
    ...{ facts: [], ofOrganisation: [] },
    id: 'x',
    head: 'x',
  },
  ...{
    holder: 'x',
    changedKeys: [],
    changedRevisions: [],
    line: { id: 'x' },
    seed: { id: 'x' },
    properties: {},
  },
};
