import { describe, expect, it } from 'vitest';
import { dropsRows, keepsFirst, reads } from '../../../../src/seed/load/vet/operators.js';
import { mayWrite } from '../../../../src/seed/load/vet/plan-writes.js';

/** All that the planner of Neo4j 2026.09 can name in a plan, by what it does. */
const reading = `AllNodesScan AntiConditionalApply AntiSemiApply Apply Argument AssertSameNode AssertSameRelationship
AssertingMultiNodeIndexSeek AssertingMultiRelationshipIndexSeek BidirectionalRepeat(Trail) CacheProperties
CartesianProduct ConditionalApply DirectedAllRelationshipsScan DirectedRelationshipByElementIdSeek
DirectedRelationshipByIdSeek DirectedRelationshipFulltextIndexSearch DirectedRelationshipIndexContainsScan
DirectedRelationshipIndexEndsWithScan DirectedRelationshipIndexScan DirectedRelationshipIndexSeek
DirectedRelationshipTypeScan DirectedRelationshipUniqueIndexSeek(Locking) DirectedRelationshipVectorIndexSearch
DirectedUnionRelationshipTypesScan Distinct DynamicDirectedRelationshipTypeLookup DynamicLabelNodeLookup
DynamicUndirectedRelationshipTypeLookup Eager EagerAggregation EmptyResult EmptyRow Error ExhaustiveLimit Expand(All)
Expand(Into) Filter IntersectionNodeByLabelsScan LetAntiSemiApply LetSelectOrAntiSemiApply LetSelectOrSemiApply
LetSemiApply Limit LockNodes MultiNodeIndexSeek NodeByElementIdSeek NodeByIdSeek NodeByLabelScan
NodeCountFromCountStore NodeFulltextIndexSearch NodeHashJoin NodeIndexContainsScan NodeIndexEndsWithScan NodeIndexScan
NodeIndexSeek NodeLeftOuterHashJoin NodeRightOuterHashJoin NodeUniqueIndexSeek NodeUniqueIndexSeek(Locking)
NodeVectorIndexSearch NonFuseable NullifyMetadata Optional OptionalExpand(All) OptionalExpand(Into) OrderedAggregation
OrderedDistinct OrderedUnion PartialSort PartialTop PartitionedAllNodesScan PartitionedNodeByLabelScan
PartitionedNodeIndexScan PartitionedUnwind PathPropagatingBFS PreserveOrder ProduceResults ProjectEndpoints Projection
RelationshipCountFromCountStore RemoteBatchProperties RemoteBatchPropertiesWithFilter Repeat(All, Acyclic)
Repeat(All, Trail) Repeat(Into, Walk) RollUpApply SelectOrAntiSemiApply SelectOrSemiApply SemiApply ShortestPath Skip
Sort StatefulShortestPath(All, Trail) StatefulShortestPath(Into, Walk) SubtractionNodeByLabelsScan Top TriadicBuild
TriadicFilter TriadicSelection UndirectedAllRelationshipsScan UndirectedRelationshipByElementIdSeek
UndirectedRelationshipIndexScan UndirectedRelationshipTypeScan UndirectedUnionRelationshipTypesScan Union
UnionNodeByLabelsScan Unwind ValueHashJoin ValueMergeJoin VarLengthExpand(All) VarLengthExpand(Into)
VarLengthExpand(Pruning) VarLengthExpand(Pruning,BFS,All)`;
const writing = `Create Delete DetachDelete LockingMerge Merge MergeInto MergeUniqueNode SetNodePropertiesFromMap
SetProperties SetPropertiesFromMap SetProperty SetRelationshipPropertiesFromMap`;
const refused = `AdministrationCommand AlterCurrentGraphTypeAdd AlterCurrentGraphTypeDrop AlterCurrentGraphTypeSet
CreateConstraint CreateIndex DoNothingIfExists(CONSTRAINT) DoNothingIfExists(INDEX) DropConstraint DropIndex Foreach
LoadCSV ProcedureCall RemoveLabels RunQueryAt SetDynamicProperty SetLabels ShowConstraints ShowCurrentGraphType
ShowDatabases ShowFunctions ShowIndexes ShowProcedures ShowSettings ShowTransactions SubqueryForeach
TerminateTransactions TransactionApply TransactionForeach`;
/** What a later server may have. */
const newer = 'UpsertNode SetTypedProperty';

const list = (text: string): string[] => text.match(/\w+(?:\([^)]*\))?/g) ?? [];
const operator = (name: string) => ({ name, details: '', children: [] });

describe('an operator', () => {
  it('that reads is passed, whatever it is called, where it is of a family that reads', () => {
    for (const name of [...list(reading), 'NodeSpatialIndexSeek', 'HashAntiJoin', 'PartialTop'])
      expect([name, reads(name), mayWrite(operator(name))]).toEqual([name, true, false]);
  });

  it('that writes as a seed may is held to the statement', () => {
    for (const name of list(writing))
      expect([name, reads(name), mayWrite(operator(name))]).toEqual([name, false, true]);
  });

  it('that does anything else is refused, one that nobody knows yet as well', () => {
    for (const name of [...list(refused), ...list(newer), 'SetLabelsScan', 'LoadParquetScan', 'CallApply'])
      expect([name, reads(name), mayWrite(operator(name))]).toEqual([name, false, false]);
  });

  it.each([
    ['Filter', true],
    ['Expand(All)', true],
    ['Limit', true],
    ['Top', true],
    ['Repeat(All, Trail)', true],
    ['OptionalExpand(All)', false],
    ['Projection', false],
    ['Sort', false],
    ['EagerAggregation', false],
  ])('%s may drop rows: %s', (name, drops) => expect(dropsRows(name)).toBe(drops));

  it.each([
    ['LetSemiApply', true],
    ['NodeLeftOuterHashJoin', true],
    ['SemiApply', false],
    ['NodeHashJoin', false],
    ['CartesianProduct', false],
  ])('%s keeps the rows of its first side: %s', (name, keeps) => expect(keepsFirst(name)).toBe(keeps));
});
