/** Statements with something hidden in them: what is hidden, times where it hides. */

/** Takes `WITH o` before it and hands on `o`; `http` is an address that nobody may ask. */
type Payload = (http: string) => string;

const on = (pattern: string, write: string) => (): string => `MATCH ${pattern} ${write}`;

/** What no seed says of itself: it deletes, sets, makes, fetches, calls, or touches the books. */
export const payloads: Readonly<Record<string, Payload>> = {
  'a node deleted': on("(x:Organisation {id: 'org/c'})", 'DETACH DELETE x'),
  'a fact deleted': on("(:Organisation {id: 'org/b'})-[x:PARTY_TO]->()", 'DELETE x'),
  'a name deleted': on("(:Organisation {id: 'org/b'})-[:HAS_NAME]->(x)", 'DETACH DELETE x'),
  'what evidence states deleted': on("(:Organisation {id: 'org/b'})<-[x:STATES]-()", 'DELETE x'),
  'what it writes itself deleted': () => 'DETACH DELETE o',
  'a property set': on("(x:Organisation {id: 'org/c'})", "SET x.summary = 'hidden'"),
  'a property of its own element set': () => "SET o.summary = 'hidden'",
  'properties set by a map': on("(x:Organisation {id: 'org/c'})", "SET x += {name: 'hidden'}"),
  'all properties replaced': on("(x:Organisation {id: 'org/c'})", "SET x = {id: 'org/c'}"),
  'a property set by a name made up': on("(x:Organisation {id: 'org/c'})", "SET x['na' + 'me'] = 'hidden'"),
  'a property removed': on("(x:Organisation {id: 'org/c'})", 'REMOVE x.name'),
  'a label removed': on("(x:Organisation {id: 'org/c'})", 'REMOVE x:Organisation'),
  'a label added': on("(x:Organisation {id: 'org/c'})", 'SET x:Person'),
  'a label added by a name made up': on("(x:Organisation {id: 'org/c'})", "SET x:$('Per' + 'son')"),
  'a node made': () => "CREATE (:Organisation {id: 'org/z', name: 'hidden'})",
  'a node merged': () => "MERGE (x:Organisation {id: 'org/z'})",
  'a node merged and found': () => "MERGE (x:Organisation {id: 'org/c'}) ON MATCH SET x.summary = 'hidden'",
  'a fact made': on(
    "(x:Organisation {id: 'org/b'}), (y:Organisation {id: 'org/c'})",
    "MERGE (x)-[:COOPERATES_WITH {through: ''}]->(y)",
  ),
  'a line of the ledger changed': on('(x:Ledger)', 'SET x.revision = 99'),
  'lines of the ledger deleted': on('(x:LedgerLine)', 'DETACH DELETE x'),
  'a seed of the ledger renamed': on('(x:Seed)', "SET x.title = 'hidden'"),
  'a file fetched': (http) => `LOAD CSV FROM '${http}' AS x`,
  'a file fetched for an expression': (http) =>
    `WITH o, COLLECT { LOAD CSV FROM '${http}' AS x RETURN x[0] } AS x`,
  'a file fetched for a condition': (http) =>
    `WITH o WHERE NOT EXISTS { LOAD CSV FROM '${http}' AS x RETURN x }`,
  'a file fetched and made': (http) => `LOAD CSV FROM '${http}' AS x CREATE (:Organisation {id: x[0]})`,
  'a procedure called': () => "CALL db.createProperty('hidden')",
  'a procedure called for an expression': () =>
    'WITH o, COLLECT { CALL db.labels() YIELD label RETURN label } AS x',
  'a procedure that administers called': () => 'CALL db.clearQueryCaches() YIELD value',
  'a subquery that sets': on("(x:Organisation {id: 'org/c'})", "CALL (x) { SET x.name = 'hidden' }"),
  'a subquery that sets and returns': on(
    "(x:Organisation {id: 'org/c'})",
    "CALL (x) { SET x.name = 'hidden' RETURN 1 AS y }",
  ),
  'a subquery that names its element alike': () =>
    "CALL () { MATCH (o:Organisation {id: 'org/c'}) SET o.name = 'hidden' RETURN 1 AS y }",
  'a subquery in transactions': on('(x:Organisation)', "CALL (x) { SET x.name = 'hidden' } IN TRANSACTIONS"),
  'a loop that sets': on("(x:Organisation {id: 'org/c'})", "FOREACH (y IN [x] | SET y.name = 'hidden')"),
  'a loop that makes': () => "FOREACH (y IN ['org/z'] | MERGE (:Organisation {id: y}))",
};

/** The statement, and the same with nothing in it: for a reader that is fooled, both say one thing. */
export interface Hidden {
  readonly name: string;
  readonly text: string;
  readonly twin: string;
}

interface Carrier {
  readonly text: (payload: string) => string;
  readonly twin: string;
}

const start = "MERGE (o:Organisation {id: 'org/new'})";
const end = "SET o.name = 'new', o.kind = 'COMPANY', o.evidence = ['t/signing']";
const ofRow = "SET o.name = m.name, o.kind = 'COMPANY', o.evidence = ['t/signing']";
const escaped = (text: string) =>
  text.replace(/[^\n]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** A payload takes its row and hands it on. */
const between = (payload: string): string => `WITH o ${payload} WITH o`;

export const carriers: Readonly<Record<string, Carrier>> = {
  'a line comment that ends early': {
    text: (payload) => `${start} // a\\u000a${between(payload)} //\n${end}`,
    twin: `${start} // a\n${end}`,
  },
  'a comment that ends early': {
    text: (payload) => `${start} /* a \\u002a\\u002f ${between(payload)} \\u002f\\u002a a */ ${end}`,
    twin: `${start} /* a */ ${end}`,
  },
  'a text that ends early': {
    text: (payload) =>
      `${start} ${end}, o.note = 'a\\u0027 ${between(unquoted(payload))} SET o.note = \\u0027a'`,
    twin: `${start} ${end}, o.note = 'a'`,
  },
  'a text in double quotes that ends early': {
    text: (payload) =>
      `${start} ${end}, o.note = "a\\u0022 ${between(unquoted(payload))} SET o.note = \\u0022a"`,
    twin: `${start} ${end}, o.note = "a"`,
  },
  'a name that ends early': {
    text: (payload) => `${start} WITH o, 1 AS \`a\\u0060 ${between(payload)}, 1 AS \\u0060a\` ${end}`,
    twin: `${start} WITH o, 1 AS \`a\` ${end}`,
  },
  'a comment all in escapes': {
    text: (payload) => `${start} //\\u000a${escaped(between(payload))}\n${end}`,
    twin: `${start} //\n${end}`,
  },
  'a comment that ends early, for every row of a file': {
    text: (payload) =>
      `UNWIND $rows AS m MERGE (o:Organisation {id: m.id}) // a\\u000aWITH o, m ${payload} WITH o, m //\n${ofRow}`,
    twin: `UNWIND $rows AS m MERGE (o:Organisation {id: m.id}) // a\n${ofRow}`,
  },
  // What follows is in plain sight; a reader may still overlook it.
  'nothing but a reader that looks away: before the first write': {
    text: (payload) => `MATCH (o:Organisation {id: 'org/b'}) WITH o ${payload} WITH 1 AS one ${start} ${end}`,
    twin: `${start} ${end}`,
  },
  'nothing but a reader that looks away: behind the last write': {
    text: (payload) => `${start} ${end} ${between(payload)}`,
    twin: `${start} ${end}`,
  },
};

/** Quotes of a payload that stands in a text are escapes themselves. */
const unquoted = (payload: string): string => payload.replaceAll("'", '\\u0027').replaceAll('"', '\\u0022');

/** Every payload in most carriers, so that every one of them has most payloads; and tricks that are no product of the two. */
export function hiddenStatements(http: string): Hidden[] {
  const crossed = Object.entries(carriers).flatMap(([where, { text, twin }], row) =>
    Object.entries(payloads)
      .filter((_, column) => (row + column) % 4 > 0)
      .map(([what, payload]) => ({ name: `${what}, in ${where}`, text: text(payload(http)), twin })),
  );
  return [...crossed, ...tricks(http)];
}

const set = "SET o.name = 'new'";
const victim = "MATCH (o:Organisation {id: 'org/c'})";
/** Without evidence, so that one SET is all that it says. */
const merged = `${start} ${set}`;
const matched = `MATCH (o:Organisation {id: 'org/b'}) SET o.note = 'new'`;

/** The same writes by name and kind, to something else. */
function tricks(http: string): Hidden[] {
  const as = (twin: string, list: Readonly<Record<string, string>>) =>
    Object.entries(list).map(([name, text]) => ({ name, text, twin }));
  return [
    ...as(merged, {
      'the name of its element given to another one, and back': `${start} WITH 1 AS one ${victim} ${set} WITH 1 AS one MATCH (o:Organisation {id: 'org/new'})`,
      'another one set first, then its own made': `${victim} ${set} WITH 1 AS one ${start}`,
      'another one set in a subquery first': `CALL () { ${victim} ${set} RETURN 1 AS q } ${start}`,
      'another one named as its own': `${start} WITH o AS p ${victim} ${set} WITH p AS o`,
      'another one merged in a subquery': `${start} CALL () { MERGE (o:Organisation {id: 'org/c'}) ${set} RETURN 1 AS q }`,
      'a name that a plan shows as another': `MATCH (\`  o@5\`:Organisation {id: 'org/c'}) ${start} SET \`  o@5\`.name = 'new'`,
      'such a name in escapes': `MATCH (\\u0060\\u0020\\u0020o@5\\u0060:Organisation {id: 'org/c'}) ${start} SET \`  o@5\`.name = 'new'`,
      'one that is set in a union': `${victim} ${set} RETURN 'x' AS o UNION ${start}`,
      'an element of a list': `MATCH (x:Organisation {id: 'org/c'}) WITH [x] AS list UNWIND list AS o ${set} WITH 1 AS one ${start}`,
      'a key word in escapes': `${start} ${set} WITH o MATCH (x:Organisation {id: 'org/c'}) DETACH DE\\u004cETE x WITH o`,
    }),
    ...as(matched, {
      'all set, one shown': "MATCH (o:Organisation) SET o.note = 'new' WITH o WHERE o.id = 'org/b'",
      'all set, the first shown': "MATCH (o:Organisation) SET o.note = 'new' WITH o ORDER BY o.id LIMIT 1",
      'all set, none of them shown but one that is looked for':
        "MATCH (o:Organisation) SET o.note = 'new' WITH o MATCH (o {id: 'org/b'})",
      'all set, all but one left out by a list':
        "MATCH (o:Organisation) SET o.note = 'new' WITH o UNWIND CASE o.id WHEN 'org/b' THEN [1] ELSE [] END AS x",
      'all set, one of them collected':
        "MATCH (o:Organisation) SET o.note = 'new' WITH collect(o) AS list WITH list[0] AS o",
      'all set, none shown': "MATCH (o:Organisation) SET o.note = 'new' WITH o UNWIND [] AS x",
      'all set, others left out by a subquery':
        "MATCH (o:Organisation) SET o.note = 'new' CALL (o) { WITH o WHERE o.id = 'org/b' RETURN 1 AS x }",
      'all set, others left out by what they hang on':
        "MATCH (o:Organisation) SET o.note = 'new' WITH o MATCH (o)-[:PARTY_TO]->(:Agreement {id: 'agreement/x'})",
      'a value that is fetched': `MATCH (o:Organisation {id: 'org/b'}) SET o.note = COLLECT { LOAD CSV FROM '${http}' AS x RETURN x[0] }[0]`,
      'a value that is fetched on a way': `MATCH (o:Organisation {id: 'org/b'})-[*0..1]-(x WHERE x.id IN COLLECT { LOAD CSV FROM '${http}' AS y RETURN y[0] }) SET o.note = 'new'`,
      'a list that is fetched and not used': `MATCH (o:Organisation {id: 'org/b'}) UNWIND [x IN [1] | COLLECT { LOAD CSV FROM '${http}' AS y RETURN y[0] }] AS x SET o.note = 'new'`,
      'all set, others left out by a list that is not used':
        "MATCH (o:Organisation) SET o.note = 'new' WITH o, CASE o.id WHEN 'org/b' THEN [1] ELSE [] END AS list UNWIND list AS x WITH o, x",
      'a map in place of a property':
        "MATCH (o:Organisation {id: 'org/b'}) SET o += {note: 'new', name: 'hidden'}",
      'an index dropped': 'DROP CONSTRAINT organisation_id IF EXISTS //',
      'an index made': 'CREATE INDEX hidden FOR (n:Organisation) ON (n.hidden) //',
      'a user made': "CREATE USER hidden SET PASSWORD 'hidden-hidden' //",
      'a plan asked for': "PROFILE MATCH (o:Organisation {id: 'org/b'}) SET o.name = 'new'",
    }),
  ];
}
