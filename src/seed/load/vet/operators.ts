/**
 * The operators of Neo4j's planner, by the families its manual documents them in.
 * What reads is known by family, so that a newer server may have one more of a kind; what is in no family of reading
 * operators, and no kind of write that a seed may have, is refused: it may write, fetch, call or administer.
 */

/** Names of families: scans and seeks, ways along relationships, joins, and what is done with rows. */
const reading =
  /^(?:\w*(?:Scan|Seek|Lookup|IndexSearch|FromCountStore|Apply|Join|Union|Sort|Limit|Top|Skip|Distinct|Aggregation)|Argument|Assert\w+|CacheProperties|CartesianProduct|Eager|EmptyResult|EmptyRow|Error|Expand|Filter|LockNodes|NonFuseable|NullifyMetadata|Optional(?:Expand)?|PartitionedUnwind|PathPropagatingBFS|PreserveOrder|ProduceResults|ProjectEndpoints|Projection|(?:Bidirectional)?Repeat|RemoteBatchProperties\w*|(?:Stateful)?ShortestPath|Triadic\w+|Unwind|VarLengthExpand)(?:\([\w, ]*\))?$/;

/** Words of what writes, calls, fetches and administers, whatever its family. */
const acting =
  /(?:Alter|Call|Command|Create|Delete|Drop|Foreach|Grant|Load|Merge(?!Join)|Procedure|Remove|RunQuery|Set|Show|Terminate|Transaction|Update)(?![a-z])/;

export const reads = (name: string): boolean => reading.test(name) && !acting.test(name);

/** Whether fewer rows may come out than go in: what was written in one that is dropped would not be seen. */
export const dropsRows = (name: string): boolean =>
  /^(?:\w*(?:Filter|Limit|Top|Skip)|Expand|ProjectEndpoints|PathPropagatingBFS|(?:Bidirectional)?Repeat|\w*ShortestPath|Triadic\w+|VarLengthExpand)(?:\(.*\))?$/.test(
    name,
  );

/** Operators of two sides of which the first keeps all its rows, whatever the second finds. */
export const keepsFirst = (name: string): boolean =>
  /^(?:Let\w+Apply|RollUpApply|\w*LeftOuterHashJoin)$/.test(name);
