/** What the operators of a plan write, from their details: of every kind that a seed may have, and no other. */
import type { PlanOperator } from '../../../graph/query-plan.js';
import { deletes, makes, names, sets, type Made, type Write } from '../../../cypher/write.js';
import { depthOf, keysAt, nameAt, piecesOf, stands, tokensOf, type DetailToken } from './details.js';

type Tokens = readonly DetailToken[];

/** undefined: the details do not have the expected form. */
type Reader = (tokens: Tokens) => Write[] | undefined;

const piecewise =
  (read: (piece: Tokens) => Write[] | undefined): Reader =>
  (tokens) =>
    joined(piecesOf(tokens).map(read));

/** `o.name = $x`, `o += {name: $x}`. */
function setIn(piece: Tokens): Write[] | undefined {
  const variable = nameAt(piece, 0);
  if (variable === undefined) return undefined;
  const property = stands(piece, 1, '.') ? nameAt(piece, 2) : undefined;
  if (property !== undefined && stands(piece, 3, '=')) return [sets(variable, property)];
  const keys = stands(piece, 1, '+=') ? keysAt(piece, 2) : undefined;
  return keys?.map((key) => sets(variable, key));
}

/** `(o:Organisation {id: $x})`, `(a)-[r:PARTY_TO {through: $x}]->(b)`, where the ends are names alone. */
const madeIn =
  (by: Made['by']) =>
  (piece: Tokens): Write[] | undefined => {
    if (!stands(piece, 0, '(')) return undefined;
    const arrow = stands(piece, 3, '<') ? 4 : 3;
    const isPath = stands(piece, 2, ')') && stands(piece, arrow, '-', '[');
    let at = isPath ? arrow + 2 : 1;
    const variable = nameAt(piece, at);
    if (variable === undefined) return undefined;
    const labels: string[] = [];
    for (at++; stands(piece, at, ':'); at += 2) {
      const label = nameAt(piece, at + 1);
      if (label === undefined) return undefined;
      labels.push(label);
    }
    const keys = stands(piece, at, isPath ? ']' : ')') ? [] : keysAt(piece, at);
    return keys && [makes({ by, kind: isPath ? 'RELATIONSHIP' : 'NODE', variable, names: labels, keys })];
  };

const madeByMerge = madeIn('MERGE');

/**
 * `CREATE (a:A {…}), (a)-[r:T]->(b), LOCK(a), ON MATCH SET o.x = $x, SET o += {…}, ON CREATE SET …`; where the server
 * merges by an index or along a node's relationships, `UNIQUE o:A(id) WHERE id = $x, …` or `MERGE (a)-[r:T]->(b) …`.
 */
function mergeIn(tokens: Tokens): Write[] | undefined {
  const [made = [], ...set] = sectionsOf(tokens);
  return joined([
    ...piecesOf(made)
      .filter((piece) => !stands(piece, 0, 'LOCK', '('))
      .map((piece) =>
        stands(piece, 0, 'UNIQUE') ? uniqueIn(piece) : madeByMerge(without(piece, madeWords)),
      ),
    ...set
      .flatMap(piecesOf)
      .filter((piece) => !stands(piece, 0, 'LOCK', '('))
      .map((piece) => setIn(without(piece, ['SET']))),
  ]);
}

const madeWords = ['CREATE', 'MERGE'];

const without = (piece: Tokens, words: readonly string[]): Tokens =>
  words.some((word) => stands(piece, 0, word)) ? piece.slice(1) : piece;

/** First what is made, then what each ON MATCH SET and ON CREATE SET sets. */
function sectionsOf(tokens: Tokens): Tokens[] {
  const sections: DetailToken[][] = [[]];
  let depth = 0;
  for (let at = 0; at < tokens.length; at++) {
    const begins = ['MATCH', 'CREATE'].some((when) => stands(tokens, at, 'ON', when, 'SET'));
    if (depth === 0 && begins) {
      sections.push([]);
      at += 2;
      continue;
    }
    depth += depthOf(tokens, at);
    sections.at(-1)?.push(...tokens.slice(at, at + 1));
  }
  return sections;
}

/** `UNIQUE o:Organisation(id) WHERE id = $x`: the node that a constraint knows. */
function uniqueIn(piece: Tokens): Write[] | undefined {
  const [variable, label] = [nameAt(piece, 1), nameAt(piece, 3)];
  if (variable === undefined || label === undefined || !stands(piece, 2, ':') || !stands(piece, 4, '('))
    return undefined;
  const keys: string[] = [];
  for (let at = 5; ; at += 2) {
    const key = nameAt(piece, at);
    if (key === undefined) return undefined;
    keys.push(key);
    if (stands(piece, at + 1, ')')) break;
  }
  return [makes({ by: 'MERGE', kind: 'NODE', variable, names: [label], keys })];
}

const deleted =
  (detach: boolean) =>
  (tokens: Tokens): Write[] | undefined => {
    const variable = nameAt(tokens, 0);
    return variable === undefined || tokens.length > 1 ? undefined : [deletes(variable, detach)];
  };

/** `a AS b`, `a.name AS b`. */
function namedIn(piece: Tokens): Write[] {
  const variable = nameAt(piece, piece.length - 1);
  if (variable === undefined || !stands(piece, piece.length - 2, 'AS')) return [];
  return [names(variable, piece.length === 3 ? nameAt(piece, 0) : undefined)];
}

const readers: Readonly<Record<string, Reader>> = {
  Create: piecewise(madeIn('CREATE')),
  Merge: mergeIn,
  LockingMerge: mergeIn,
  MergeInto: mergeIn,
  MergeUniqueNode: mergeIn,
  SetProperty: piecewise(setIn),
  SetProperties: piecewise(setIn),
  SetPropertiesFromMap: piecewise(setIn),
  SetNodePropertiesFromMap: piecewise(setIn),
  SetRelationshipPropertiesFromMap: piecewise(setIn),
  Delete: deleted(false),
  DetachDelete: deleted(true),
};

/** Operators that give a variable another value; it is an element only where they name one plainly. */
const naming = new Set([
  'Projection',
  'Unwind',
  'Distinct',
  'OrderedDistinct',
  'EagerAggregation',
  'OrderedAggregation',
]);

/** Whether an operator writes in a way that a seed may. */
export const mayWrite = ({ name }: PlanOperator): boolean => Object.hasOwn(readers, name);

/** What an operator itself writes; undefined when its details cannot be read. */
export function writesOfOperator({ name, details }: PlanOperator): Write[] | undefined {
  if (Object.hasOwn(readers, name)) return readers[name]?.(tokensOf(details));
  return naming.has(name) ? piecesOf(tokensOf(details)).flatMap(namedIn) : [];
}

const joined = (lists: readonly (Write[] | undefined)[]): Write[] | undefined =>
  lists.some((list) => !list) ? undefined : lists.flatMap((list) => list ?? []);
