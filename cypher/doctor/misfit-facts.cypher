// purpose: relationships of a type by what does not fit the ontology, as of nodes; ENDS: of types that it does not join,
//   which stand in the place of the property. With TYPE, which costs a plan for each type, only its own are read; without,
//   all of the graph's are
// parameters: type, kinds, required, values, ranges, orders, pairs
// columns: fault, property, count, first, last
MATCH (a)-[r:TYPE]->(b)
WHERE type(r) = $type
WITH a, b, properties(r) AS p
WITH a, b, p,
  [key IN keys(p) WHERE $kinds[key] IS NULL | ['UNKNOWN', key]]
  + [key IN keys(p) WHERE NOT valueType(p[key]) IN $kinds[key] | ['KIND', key]]
  + [key IN keys($values) WHERE valueType(p[key]) IN $kinds[key]
    AND any(value IN [] + p[key] WHERE NOT value IN $values[key]) | ['VALUE', key]]
  + [key IN keys($ranges) WHERE valueType(p[key]) IN $kinds[key]
    AND any(value IN [] + p[key] WHERE NOT $ranges[key][0] <= value <= $ranges[key][1]) | ['RANGE', key]]
  + [pair IN $orders WHERE p[pair[0] + 'Earliest'] > p[pair[1] + 'Latest']
    AND none(mark IN ['~', '?', '%'] WHERE p[pair[0]] CONTAINS mark OR p[pair[1]] CONTAINS mark) | ['ORDER', pair[1]]]
  + [key IN $required WHERE p[key] IS NULL | ['MISSING', key]]
  + CASE WHEN any(x IN labels(a) WHERE any(y IN labels(b) WHERE x + ' to ' + y IN $pairs)) THEN []
    ELSE [['ENDS', coalesce(labels(a)[0], 'unknown') + ' to ' + coalesce(labels(b)[0], 'unknown')]] END AS faults
WHERE size(faults) > 0
UNWIND faults AS found
WITH found[0] AS fault, found[1] AS property, a, b, p
WITH fault, property, coalesce(toStringOrNull(a.id), elementId(a)) + ' -> ' + coalesce(toStringOrNull(b.id), elementId(b))
  + CASE WHEN fault IN ['KIND', 'VALUE', 'RANGE', 'ORDER'] THEN coalesce(' (' + left(toStringOrNull(p[property]), 40) + ')', '') ELSE '' END AS one
RETURN fault, property, count(*) AS count, min(one) AS first, max(one) AS last
ORDER BY fault, property
