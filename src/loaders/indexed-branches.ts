/**
 * Reads a page straight from a composite index (key, id), however deep it lies. One predicate `key > $k OR (key = $k
 * AND id > $id)` makes the planner sort all that is left; one branch for each of its parts does not.
 */
import Cypher from '@neo4j/cypher-builder';
import type { Value } from '../graph/values.js';
import type { Position, PropertyOrder } from './request.js';
import { quotedName } from '../identifier.js';

interface Branches {
  readonly label: string;
  readonly node: Cypher.Node;
  readonly order: PropertyOrder;
  /** A value that all of the list have, and by which the index is ordered before the key. */
  readonly under?: { readonly property: string; readonly value: Value } | undefined;
  /** Whether the loader gives every node the key. */
  readonly always: boolean;
  readonly after: Position | undefined;
  readonly backwards: boolean;
  readonly where: () => Cypher.Predicate | undefined;
  readonly limit: Cypher.Param;
}

/** Columns that the branches return beside `node`: what the index tells of it need not be read from the node. */
export const readKey = new Cypher.NamedVariable('key');
export const readId = new Cypher.NamedVariable('id');

/**
 * In the order of the list: the rest of the position's own key, the later keys, then those without a key, by id. Backwards
 * those without a key come first.
 */
export function indexedBranches(branches: Branches): Cypher.Clause[] {
  const { label, node, order, under, always, after, backwards, where, limit } = branches;
  const key = node.property(order.property);
  const id = node.property('id');
  const descending = order.descending !== backwards;
  const direction = descending ? 'DESC' : 'ASC';
  const beyond = (left: Cypher.Expr, value: Cypher.Expr) =>
    descending ? Cypher.lt(left, value) : Cypher.gt(left, value);

  const value = under && node.property(under.property);
  const given = under && new Cypher.Param(under.value);
  const first = value && given ? [Cypher.eq(value, given)] : [];
  const branch = (hint: '' | 'INDEX' | 'INDEX SEEK', condition: Cypher.Predicate): Cypher.Clause => {
    const predicate = Cypher.and(...first, condition, where());
    // Only an order by all that the index is ordered by is read from it.
    const sort = [...(value ? [value] : []), ...(hint === '' ? [] : [key]), id];
    // The builder has no index hints. SEEK keeps the planner from scanning the index up to the position.
    return new Cypher.Raw((context) => {
      const compile = (part: Cypher.Expr) => context.compile(part);
      const pattern = context.compile(new Cypher.Pattern(node, { labels: [label] }));
      const index = [...(under ? [under.property] : []), ...(hint === '' ? [] : [order.property]), 'id'];
      const using =
        index.length === 1
          ? ''
          : `\nUSING ${hint || 'INDEX'} node:${quotedName(label)}(${index.map(quotedName).join(', ')})`;
      const by = sort.map((part) => `${compile(part)} ${direction}`).join(', ');
      return `MATCH ${pattern}${using}\nWHERE ${predicate ? compile(predicate) : 'true'}\nRETURN node, ${compile(key)} AS ${compile(readKey)}, ${compile(id)} AS ${compile(readId)} ORDER BY ${by} LIMIT ${compile(limit)}`;
    });
  };

  const withoutKey = (condition?: Cypher.Predicate) =>
    branch('', Cypher.and(Cypher.isNull(key), condition ?? Cypher.isNotNull(id)));
  const withKey = () => branch('INDEX', Cypher.and(Cypher.isNotNull(key), Cypher.isNotNull(id)));
  // To find that none is without a key, all would be read.
  const lacking = always ? [] : [withoutKey()];
  if (!after) return backwards ? [...lacking, withKey()] : [withKey(), ...lacking];
  const behindId = beyond(id, new Cypher.Param(after.id));
  const keyThere = after.keys[0] ?? null;
  if (keyThere === null) return [withoutKey(behindId), ...(backwards ? [withKey()] : [])];
  const at = new Cypher.Param(keyThere);
  return [
    branch('INDEX SEEK', Cypher.and(Cypher.eq(key, at), behindId)),
    branch('INDEX SEEK', Cypher.and(beyond(key, at), Cypher.isNotNull(id))),
    ...(backwards ? [] : lacking),
  ];
}
