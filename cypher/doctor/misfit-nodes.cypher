// purpose: nodes of a label by what does not fit the ontology: how many, and the first and last of them by id.
//   UNKNOWN, KIND, VALUE: a property that is not known, of another kind, no value of its enum; RANGE: a number that the API
//   cannot carry; ORDER: an end surely before its start; MISSING; PREFIX: of its id
// parameters: label, kinds, required, values, ranges, orders, prefix
// columns: fault, property, count, first, last
MATCH (n:$($label))
WITH n, properties(n) AS p
WITH n, p,
  [key IN keys(p) WHERE $kinds[key] IS NULL | ['UNKNOWN', key]]
  + [key IN keys(p) WHERE NOT valueType(p[key]) IN $kinds[key] | ['KIND', key]]
  + [key IN keys($values) WHERE valueType(p[key]) IN $kinds[key]
    AND any(value IN [] + p[key] WHERE NOT value IN $values[key]) | ['VALUE', key]]
  + [key IN keys($ranges) WHERE valueType(p[key]) IN $kinds[key]
    AND any(value IN [] + p[key] WHERE NOT $ranges[key][0] <= value <= $ranges[key][1]) | ['RANGE', key]]
  + [pair IN $orders WHERE p[pair[0] + 'Earliest'] > p[pair[1] + 'Latest']
    AND none(mark IN ['~', '?', '%'] WHERE p[pair[0]] CONTAINS mark OR p[pair[1]] CONTAINS mark) | ['ORDER', pair[1]]]
  + [key IN $required WHERE p[key] IS NULL | ['MISSING', key]]
  + CASE WHEN coalesce(p.id STARTS WITH $prefix, true) THEN [] ELSE [['PREFIX', 'id']] END AS faults
WHERE size(faults) > 0
UNWIND faults AS found
WITH found[0] AS fault, found[1] AS property, n, p
WITH fault, property, coalesce(toStringOrNull(n.id), elementId(n))
  + CASE WHEN fault IN ['KIND', 'VALUE', 'RANGE', 'ORDER'] THEN coalesce(' (' + left(toStringOrNull(p[property]), 40) + ')', '') ELSE '' END AS one
RETURN fault, property, count(*) AS count, min(one) AS first, max(one) AS last
ORDER BY fault, property
