/**
 * The operators of Neo4j's planner, by the families in which its manual documents them. Reading operators are known by
 * family, as a newer server may have one more of a kind. All others are refused, except for the writes that a seed may
 * have: they may write, fetch, call or administer.
 */

/** Names of families: scans and seeks, ways along relationships, joins, and work on rows. */
const reading =
  /^(?:\w*(?:Scan|Seek|Lookup|IndexSearch|FromCountStore|Apply|Join|Union|Sort|Limit|Top|Skip|Distinct|Aggregation)|Argument|Assert\w+|CacheProperties|CartesianProduct|Eager|EmptyResult|EmptyRow|Error|Expand|Filter|LockNodes|NonFuseable|NullifyMetadata|Optional(?:Expand)?|PartitionedUnwind|PathPropagatingBFS|PreserveOrder|ProduceResults|ProjectEndpoints|Projection|(?:Bidirectional)?Repeat|RemoteBatchProperties\w*|(?:Stateful)?ShortestPath|Triadic\w+|Unwind|VarLengthExpand)(?:\([\w, ]*\))?$/;

/** Words of operators that write, call, fetch or administer, in any family. */
const acting =
  /(?:Alter|Call|Command|Create|Delete|Drop|Foreach|Grant|Load|Merge(?!Join)|Procedure|Remove|RunQuery|Set|Show|Terminate|Transaction|Update)(?![a-z])/;

export const reads = (name: string): boolean => reading.test(name) && !acting.test(name);

/** Whether fewer rows may come out than go in: a write in a dropped row would not be seen. */
export const dropsRows = (name: string): boolean =>
  /^(?:\w*(?:Filter|Limit|Top|Skip)|Expand|ProjectEndpoints|PathPropagatingBFS|(?:Bidirectional)?Repeat|\w*ShortestPath|Triadic\w+|VarLengthExpand)(?:\(.*\))?$/.test(
    name,
  );

/** Operators with two sides that keep all rows of the first, whatever the second finds. */
export const keepsFirst = (name: string): boolean =>
  /^(?:Let\w+Apply|RollUpApply|\w*LeftOuterHashJoin)$/.test(name);
