/**
 * Reads a page straight from a composite index (key, id), however deep it lies. One predicate `key > $k OR (key = $k
 * AND id > $id)` makes the planner sort all that is left; one branch for each of its parts does not.
 */
import Cypher from '@neo4j/cypher-builder';
import type { Position, PropertyOrder } from './request.js';
import { quotedName } from '../identifier.js';

interface Branches {
  readonly label: string;
  readonly node: Cypher.Node;
  readonly order: PropertyOrder;
  /** Whether the loader gives every node the key. */
  readonly always: boolean;
  readonly after: Position | undefined;
  readonly backwards: boolean;
  readonly where: () => Cypher.Predicate | undefined;
  readonly limit: Cypher.Param;
}

/**
 * In the order of the list: the rest of the position's own key, the later keys, then those without a key, by id. Backwards
 * those without a key come first.
 */
export function indexedBranches(branches: Branches): Cypher.Clause[] {
  const { label, node, order, always, after, backwards, where, limit } = branches;
  const key = node.property(order.property);
  const id = node.property('id');
  const descending = order.descending !== backwards;
  const direction = descending ? 'DESC' : 'ASC';
  const beyond = (left: Cypher.Expr, value: Cypher.Expr) =>
    descending ? Cypher.lt(left, value) : Cypher.gt(left, value);

  const branch = (hint: '' | 'INDEX' | 'INDEX SEEK', condition: Cypher.Predicate): Cypher.Clause => {
    const own = where();
    const predicate = own ? Cypher.and(condition, own) : condition;
    const sort = hint === '' ? [id] : [key, id];
    // The builder has no index hints. SEEK keeps the planner from scanning the index up to the position.
    return new Cypher.Raw((context) => {
      const compile = (part: Cypher.Expr) => context.compile(part);
      const pattern = context.compile(new Cypher.Pattern(node, { labels: [label] }));
      const using =
        hint === ''
          ? ''
          : `\nUSING ${hint} node:${quotedName(label)}(${quotedName(order.property)}, ${quotedName('id')})`;
      const by = sort.map((part) => `${compile(part)} ${direction}`).join(', ');
      return `MATCH ${pattern}${using}\nWHERE ${compile(predicate)}\nRETURN node ORDER BY ${by} LIMIT ${compile(limit)}`;
    });
  };

  const withoutKey = (condition?: Cypher.Predicate) =>
    branch('', Cypher.and(Cypher.isNull(key), condition ?? Cypher.isNotNull(id)));
  const withKey = () => branch('INDEX', Cypher.and(Cypher.isNotNull(key), Cypher.isNotNull(id)));
  if (!after) {
    if (!backwards) return [withKey(), withoutKey()];
    // To find that none is without a key, all would be read.
    return always ? [withKey()] : [withoutKey(), withKey()];
  }
  const behindId = beyond(id, new Cypher.Param(after.id));
  const value = after.keys[0] ?? null;
  if (value === null) return [withoutKey(behindId), ...(backwards ? [withKey()] : [])];
  const at = new Cypher.Param(value);
  return [
    branch('INDEX SEEK', Cypher.and(Cypher.eq(key, at), behindId)),
    branch('INDEX SEEK', Cypher.and(beyond(key, at), Cypher.isNotNull(id))),
    ...(backwards ? [] : [withoutKey()]),
  ];
}
