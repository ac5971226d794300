/** What each key of a grouping looks at in an entry, in Cypher: one value, or several, of which each counts the entry. */
import Cypher from '@neo4j/cypher-builder';
import type { GroupKey } from '../../ontology/group-keys.js';
import { isKept } from '../bodies.js';
import { bucketDivisors } from './buckets.js';
import { displayName, labelOf } from '../columns.js';
import { followedFrom } from '../related.js';
import { comparedOf, propertyOf, revisionOf, seedOf, type Scope } from '../scope.js';
import { sourcesOf } from '../sources.js';
import { wholesOf } from '../wholes.js';

/** One key as parts of a statement. Where an entry has no value there is one row for it, with null. */
export interface GroupValues {
  /** A subquery that gives a row for each value of the entry. */
  readonly found?: Cypher.Clause;
  /** What entries are counted by. */
  readonly grouped: ReadonlyArray<Cypher.Variable | [Cypher.Expr, Cypher.NamedVariable]>;
  /** The value as a function of what entries were counted by first, where few have it. */
  readonly refined?: [Cypher.Expr, Cypher.NamedVariable];
  /** The value as columns. */
  readonly value: readonly Cypher.Expr[];
  /** What people call it, where that is not the value itself. */
  readonly label?: Cypher.Expr;
  /** By what groups are ordered, those without a value apart. */
  readonly order: readonly Cypher.Expr[];
  readonly isNone: Cypher.Predicate;
}

/** Column of the label of a key; groups may be ordered by it. */
export const labelColumn = (key: number): string => `l${key}`;

export function groupValues(key: GroupKey, index: number, scope: Scope): GroupValues {
  const name = `by${index}`;
  switch (key.by) {
    case 'VALUE':
      return ofOne(comparedOf(key, scope), name);
    case 'TYPE':
      return ofOne(typeOf(scope), name);
    case 'SEED': {
      const number = new Cypher.NamedVariable(name);
      const refined: [Cypher.Expr, Cypher.NamedVariable] = [seedOf(number), number];
      return { ...ofOne(revisionOf(key.side, scope), name), refined, label: titleOfSeed(number) };
    }
    case 'ENTRY':
      return ofSeveral(entriesOf(propertyOf(key.side, key.property, scope), name), name, scope);
    case 'SOURCE': {
      const id = new Cypher.NamedVariable(name);
      const values = ofSeveral(sourcesOf(key.side, scope, id), name, scope);
      return {
        ...values,
        label: titleOfSource(id),
        order: [new Cypher.NamedVariable(labelColumn(index)), id],
      };
    }
    case 'DAYS':
      return ofDays(key, name, scope);
    case 'NEIGHBOUR':
    case 'WHOLE':
      return ofNeighbours(key, name, scope);
  }
}

function ofOne(value: Cypher.Expr, name: string): GroupValues {
  const variable = new Cypher.NamedVariable(name);
  return { ...plain(variable), grouped: [[value, variable]] };
}

const plain = (variable: Cypher.NamedVariable) => ({
  grouped: [variable],
  value: [variable],
  order: [variable],
  isNone: Cypher.isNull(variable),
});

/** @param values clauses that return each value once, under the name */
function ofSeveral(values: Cypher.Clause, name: string, scope: Scope): GroupValues {
  return { ...plain(new Cypher.NamedVariable(name)), found: eachOf(values, scope) };
}

const eachOf = (values: Cypher.Clause, { node, fact }: Scope): Cypher.Clause =>
  new Cypher.Call(values, [node, ...(fact ? [fact.variable] : [])]).optional();

function entriesOf(list: Cypher.Expr, name: string): Cypher.Clause {
  const entry = new Cypher.Variable();
  return new Cypher.Unwind([Cypher.coalesce(list, new Cypher.List([])), entry])
    .return([entry, new Cypher.NamedVariable(name)])
    .distinct();
}

/** By the buckets of the first and the last day: an uncertain date that lies in one bucket belongs to it. */
function ofDays(
  { side, property, unit }: Extract<GroupKey, { by: 'DAYS' }>,
  name: string,
  scope: Scope,
): GroupValues {
  const first = new Cypher.NamedVariable(name);
  const last = new Cypher.NamedVariable(`${name}last`);
  const divisor = new Cypher.Literal(bucketDivisors[unit]);
  const bucket = (end: string) => Cypher.divide(propertyOf(side, `${property}${end}`, scope), divisor);
  return {
    grouped: [
      [bucket('Earliest'), first],
      [bucket('Latest'), last],
    ],
    value: [first, last],
    // A side that is open lies before, or behind, all others.
    order: [
      Cypher.coalesce(first, new Cypher.Literal(-1)),
      Cypher.coalesce(last, new Cypher.Literal(1_000_000)),
    ],
    isNone: Cypher.and(Cypher.isNull(first), Cypher.isNull(last)),
  };
}

function ofNeighbours(
  { by, field }: Extract<GroupKey, { by: 'NEIGHBOUR' | 'WHOLE' }>,
  name: string,
  scope: Scope,
): GroupValues {
  const { ontology } = scope;
  const end = new Cypher.NamedNode(name);
  const { found, node, types } = followedFrom(field, scope);
  const wholes = (): Cypher.Clause =>
    Cypher.utils.concat(wholesOf(node, end, types, scope), ...keptAlone(end, types, scope));
  const each =
    by === 'WHOLE'
      ? Cypher.utils.concat(found, wholes(), new Cypher.Return(end).distinct())
      : Cypher.utils.concat(found, new Cypher.Return([node, end]).distinct());
  const label = displayName(end, types, ontology);
  return {
    found: eachOf(each, scope),
    grouped: [end],
    value: [end.property('id')],
    label,
    order: [Cypher.coalesce(end.property('sortName'), label), end.property('id')],
    isNone: Cypher.isNull(end),
  };
}

/** A body that something lies in counts once. */
const keptAlone = (
  node: Cypher.Node,
  types: readonly string[],
  { bodies }: Pick<Scope, 'bodies'>,
): Cypher.Clause[] =>
  types.some((type) => bodies?.has(type)) ? [new Cypher.With('*').where(isKept(node))] : [];

function typeOf({ node, types, ontology }: Scope): Cypher.Expr {
  const cases = new Cypher.Case();
  for (const type of types) cases.when(node.hasLabel(labelOf(ontology, type))).then(new Cypher.Literal(type));
  return cases;
}

function titleOfSource(id: Cypher.NamedVariable): Cypher.Expr {
  const source = new Cypher.Node();
  const found = new Cypher.Match(new Cypher.Pattern(source, { labels: ['Source'], properties: { id } }));
  return Cypher.head(new Cypher.Collect(found.return([source.property('title'), new Cypher.Variable()])));
}

/** As its file was called last. */
function titleOfSeed(number: Cypher.NamedVariable): Cypher.Expr {
  const line = new Cypher.Node();
  const told = new Cypher.Match(new Cypher.Pattern(line, { labels: ['LedgerLine'], properties: { number } }));
  const title = line.property('title');
  return Cypher.head(
    new Cypher.Collect(
      told
        .where(Cypher.isNotNull(title))
        .return([title, new Cypher.Variable()])
        .orderBy([line.property('revision'), 'DESC']),
    ),
  );
}
