/** The built-in functions of Neo4j, in the release that the managed database runs. */

/** As the server writes them; Cypher ignores their case. */
export const functionNames: readonly string[] = (
  'abs acos all allReduce allShortestPaths any asin atan atan2 avg btrim cardinality ceil ceiling char_length ' +
  'character_length coalesce coll.distinct coll.flatten coll.indexOf coll.insert coll.max coll.min coll.remove ' +
  'coll.sort collect collect_list cos cosh cot coth count date date.realtime date.statement date.transaction ' +
  'date.truncate datetime datetime.fromepoch datetime.fromepochmillis datetime.realtime datetime.statement ' +
  'datetime.transaction datetime.truncate degrees duration duration.between duration.inDays duration.inMonths ' +
  'duration.inSeconds duration_between e elementId endNode exists exp file floor format graph.byElementId ' +
  'graph.byName haversin head id isEmpty isNaN keys labels last left length linenumber ln local_datetime ' +
  'local_time localdatetime localdatetime.realtime localdatetime.statement localdatetime.transaction ' +
  'localdatetime.truncate localtime localtime.realtime localtime.statement localtime.transaction ' +
  'localtime.truncate log log10 lower ltrim max min nodes none normalize nullIf path_length percentile_cont ' +
  'percentile_disc percentileCont percentileDisc pi point point.distance point.withinBBox properties ' +
  'property_exists radians rand randomUUID range reduce relationships replace reverse right round rtrim ' +
  'shortestPath sign sin single sinh size split sqrt startNode stDev stdev_pop stdev_samp stDevP string.indexOf ' +
  'string.join string.regexReplace substring sum tail tan tanh time time.realtime time.statement ' +
  'time.transaction time.truncate timestamp toBoolean toBooleanList toBooleanOrNull toFloat toFloatList ' +
  'toFloatOrNull toInteger toIntegerList toIntegerOrNull toLower toString toStringList toStringOrNull toUpper ' +
  'trim type upper uuid uuid.leastSignificantBits uuid.mostSignificantBits valueType vector ' +
  'vector.similarity.cosine vector.similarity.euclidean vector_dimension_count vector_distance vector_norm ' +
  'zoned_datetime zoned_time'
).split(' ');

const known = new Set(functionNames.map((name) => name.toLowerCase()));

export const isFunction = (name: string): boolean => known.has(name.toLowerCase());

const always = /^(?:rand|randomUUID|timestamp)$|\.(?:realtime|statement|transaction)$/i;
const withoutArguments = /^(?:date|(?:local|zoned)?_?(?:date)?time|uuid)$/i;

/** Whether it gives another value at each call. */
export const isChanging = (name: string, argumentCount: number): boolean =>
  always.test(name) || (argumentCount === 0 && withoutArguments.test(name));
