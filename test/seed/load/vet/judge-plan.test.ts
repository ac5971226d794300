import { beforeAll, describe, expect, it } from 'vitest';
import type { PlanOperator } from '../../../../src/graph/query-plan.js';
import { judgePlan, type PlanFault } from '../../../../src/seed/load/vet/judge-plan.js';
import { parseSeed } from '../../statement/support.js';

// The parser takes its time to load.
beforeAll(async () => {
  await parseSeed('RETURN 1');
}, 60_000);

const operator = (name: string, details = '', ...children: PlanOperator[]): PlanOperator => ({
  name,
  details,
  children,
});
const seek = operator('NodeUniqueIndexSeek(Locking)', 'UNIQUE o:Organisation(id) WHERE id = $autostring_0');
const merge = operator('MergeUniqueNode', 'UNIQUE o:Organisation(id) WHERE id = $autostring_0,  ');
const returned = (below: PlanOperator) =>
  operator('ProduceResults', 'o', operator('Projection', 'elementId(o) AS o', below));

async function judged(text: string, root: PlanOperator): Promise<PlanFault | undefined> {
  const { statements } = await parseSeed(text);
  return judgePlan({ root, version: 'x' }, statements[0]?.writes ?? []);
}

const mergeAndSet = "MERGE (o:Organisation {id: 'org/a'}) SET o.name = 'A'";

describe('a plan that does what the statement says', () => {
  it.each([
    [
      'MERGE by a constraint, SET of one',
      mergeAndSet,
      operator('SetProperty', 'o.name = $autostring_1', merge),
    ],
    [
      'MERGE without one, with what it sets',
      "MERGE (o:Organisation {id: 'org/a'}) ON CREATE SET o.name = 'A', o.note = 'x' ON MATCH SET o += {note: 'y'}",
      operator(
        'Merge',
        'CREATE (o:Organisation {id: $a}), ON MATCH SET o += {note: $b}, ON CREATE SET o.name = $c, o.note = $d',
        operator('Filter', 'o.id = $a', operator('NodeByLabelScan', 'o:Organisation')),
      ),
    ],
    [
      'a fact, either way round',
      "MATCH (o:Organisation {id: 'a'}), (a:Agreement {id: 'b'}) MERGE (a)<-[r:PARTY_TO {x: 1}]-(o)",
      operator(
        'Apply',
        '',
        operator('CartesianProduct', '', seek, operator('NodeByLabelScan', 'a:Agreement')),
        operator(
          'LockingMerge',
          'CREATE (a)<-[r:PARTY_TO {term: $z, x: $y}]-(o), LOCK(a, o)',
          operator('Argument', 'a, o'),
        ),
      ),
    ],
    [
      'values with commas, brackets, CASE and texts in them',
      "MATCH (o:Organisation {id: 'a'}) SET o.name = CASE o.note WHEN 'x', 'y' THEN 'b' ELSE 'c' END, o.note = [1, 2][0]",
      operator(
        'SetProperties',
        'o.name = CASE o.note\n  WHEN $a, $b THEN "a, o.id = \\"x"\n  ELSE \'}\'\nEND, o.note = [1, 2][$c]',
        seek,
      ),
    ],
    [
      'names in backticks',
      "MATCH (`o, p`:Organisation {id: 'a'}) SET `o, p`.name = 'A'",
      operator('SetProperty', '`o, p`.name = $a', operator('NodeByLabelScan', '`o, p`:Organisation')),
    ],
    [
      'another name behind WITH',
      "MERGE (o:Organisation {id: 'org/a'}) WITH o AS p SET p.name = 'A'",
      operator('SetProperty', 'p.name = $a', operator('Projection', 'o AS p', merge)),
    ],
    [
      'OPTIONAL MATCH behind a write',
      `${mergeAndSet} WITH o OPTIONAL MATCH (o)-[:PARTY_TO]->(a:Agreement)`,
      operator(
        'Apply',
        '',
        operator('SetProperty', 'o.name = $a', merge),
        operator('Optional', 'o', operator('Filter', 'a:Agreement', operator('Argument', 'o'))),
      ),
    ],
    [
      'nothing, as no row can be found',
      "MATCH (o:X {id: 'a'}) WHERE false SET o.x = 1",
      operator('Limit', '0'),
    ],
    [
      'a function of the server’s own',
      "MATCH (o:Organisation {id: 'a'}) SET o.x = date.realtime('UTC')",
      operator('SetProperty', 'o.x = RuntimeConstant(date.realtime($a))', seek),
    ],
  ])('%s', async (_, text, plan) => {
    expect(await judged(text, plan)).toBeUndefined();
  });
});

describe('a plan that does more', () => {
  it.each([
    ['another property', 'SetProperties', 'o.name = $a, o.note = $b', 'SET o.note'],
    ['the property of another', 'SetProperty', 'x.name = $a', 'SET x.name'],
    ['any property', 'SetNodePropertiesFromMap', 'o += $map', 'SetNodePropertiesFromMap o += $map'],
    [
      'all properties',
      'SetNodePropertiesFromMap',
      'o = {name: $a}',
      'SetNodePropertiesFromMap o = {name: $a}',
    ],
    ['twice the same', 'SetProperties', 'o.name = $a, o.name = $b', 'SET o.name'],
    ['a delete', 'Delete', 'o', 'DELETE o'],
    ['a node made', 'Create', '(x:Organisation {id: $a})', 'CREATE (x:Organisation {id})'],
    ['a label', 'Merge', 'CREATE (o:Organisation:Person {id: $a})', 'MERGE (o:Organisation:Person {id})'],
    ['a label by MERGE', 'Merge', 'CREATE (o:Organisation {id: $a}), ON MATCH SET o:Person', /^Merge CREATE/],
    ['a name made up', 'Create', '(x:$($a))', /^Create/],
  ])('%s', async (_, name, details, what) => {
    const found = await judged(mergeAndSet, returned(operator(name, details, merge)));
    expect(found).toEqual({
      kind: 'WRITE',
      what: what instanceof RegExp ? expect.stringMatching(what) : what,
    });
  });

  it('in another order', async () => {
    const plan = operator('Apply', '', operator('SetProperty', 'o.name = $a', seek), merge);
    expect(await judged(mergeAndSet, returned(plan))).toEqual({
      kind: 'WRITE',
      what: 'MERGE (o:Organisation {id})',
    });
  });

  it.each([
    ['o.name = COLLECT {   LOAD CSV FROM "http://x" AS l   RETURN l }', 'LOAD CSV'],
    ['o.name = COLLECT {   CALL db.labels() YIELD label   RETURN label }', 'CALL'],
    ['o.name = COLLECT {   CALL (o) { RETURN 1 AS x }   RETURN x }', 'CALL'],
    ['o.name = apoc.cypher.runFirstColumnSingle($a, $b)', 'apoc.cypher.runFirstColumnSingle()'],
  ])('fetches or calls: %s', async (details, what) => {
    const plan = operator('SetProperty', details, merge);
    expect(await judged(mergeAndSet, returned(plan))).toEqual({ kind: 'CALL', what });
  });

  it('does not take a text, a property or a name in backticks for a call', async () => {
    const details = 'o.name = "LOAD CSV" + o.CALL + `CALL`.x + `LOAD`.y + $CALL';
    expect(await judged(mergeAndSet, returned(operator('SetProperty', details, merge)))).toBeUndefined();
  });

  it.each(['LoadCSV', 'ProcedureCall', 'SubqueryForeach', 'SetLabels', 'UpsertNode'])(
    'names what is unknown or forbidden: %s',
    async (name) => {
      const plan = operator('SetProperty', 'o.name = $a', operator(name, 'x', merge));
      expect(await judged(mergeAndSet, returned(plan))).toEqual({ kind: 'OPERATOR', operator: name });
    },
  );
});

describe('a plan of which the end does not show all', () => {
  const set = operator('SetProperty', 'o.name = $a', seek);
  const text = "MATCH (o:Organisation {id: 'org/a'}) SET o.name = 'A'";
  it.each<[string, PlanOperator]>([
    ['Filter', operator('Filter', 'o.id = $b', set)],
    ['Limit', operator('Limit', '1', set)],
    ['Expand(All)', operator('Expand(All)', '(o)-->(x)', set)],
    ['Unwind', operator('Unwind', 'o.list AS x', set)],
    ['Apply', operator('Apply', '', set, operator('NodeByLabelScan', 'x:Organisation'))],
    ['Apply', operator('Apply', '', seek, operator('Projection', '1 AS x', set))],
    ['SemiApply', operator('SemiApply', '', set, operator('Argument', 'o'))],
    ['Union', operator('Union', '', seek, set)],
    ['CartesianProduct', operator('CartesianProduct', '', set, operator('NodeByLabelScan', 'x:Person'))],
  ])('%s', async (name, plan) => {
    expect(await judged(text, returned(plan))).toEqual({ kind: 'UNSEEN', operator: name });
  });

  it.each<[string, PlanOperator]>([
    ['a list that is the same for all rows', operator('Unwind', '[{a: $b}, {a: null}] AS x', set)],
    ['rows in another order', operator('Sort', 'x ASC', set)],
    ['rows put together', operator('EagerAggregation', 'o, count(*) AS n', set)],
  ])('shows it: %s', async (_, plan) => {
    expect(await judged(text, returned(plan))).toBeUndefined();
  });

  it('by another element under its name', async () => {
    for (const plan of [
      operator('Projection', 'x AS o', set),
      operator('Projection', 'list[0] AS o', operator('EagerAggregation', 'collect(o) AS list', set)),
    ])
      expect(await judged(text, returned(plan))).toMatchObject({ kind: 'WRITE' });
  });

  it('by a list that nothing uses', async () => {
    expect(await judged(text, returned(operator('Unwind', '', seek)))).toEqual({ kind: 'UNSHOWN' });
  });
});
