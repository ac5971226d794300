/** The nodes that an access finds, as clauses: all for which the condition holds are among them, each once. */
import Cypher from '@neo4j/cypher-builder';
import { lifetimeOf, statusProperty } from '../../ontology/lifetime.js';
import type { EntityType } from '../../ontology/model.js';
import { quotedName } from '../../identifier.js';
import { isSurely } from './access.js';
import type { Access, Comparison } from '../request.js';

interface Sought {
  readonly type: EntityType;
  readonly node: Cypher.Node;
  readonly comparison: Comparison;
  readonly days: Access['days'];
  /** The day that the list is about. */
  readonly day: Cypher.Param;
}

/** The comparison holds for each node that is found. */
export const isExact = ({ property, operator, certainty }: Comparison): boolean =>
  property !== statusProperty && !(certainty === 'SURELY' && operator !== 'after');

/** Binds `node`. */
export function candidatesOf(sought: Sought): Cypher.Clause {
  const { comparison } = sought;
  const { property, operator, value } = comparison;
  const given = () => new Cypher.Param(value);
  const equal = (stored: Cypher.Expr) =>
    operator === 'in' ? Cypher.in(stored, given()) : Cypher.eq(stored, given());
  if (property === 'names') return byNames(sought, operator === 'startsWith' ? Cypher.startsWith : undefined);
  if (property === statusProperty) return byStatus(sought);
  if (isSurely(comparison)) return bySureDays(sought);
  if (property === 'id') return matched(sought, [], equal(sought.node.property('id')));
  const stored = property === 'name' ? sought.type.nameProperty : property;
  const index = property === 'name' ? [stored] : [stored, 'id'];
  return matched(sought, index, equal(sought.node.property(stored)));
}

/** @param index properties of the index to use; none: the planner finds the one of a unique id by itself */
function matched(
  { node, type }: Sought,
  index: readonly string[],
  ...conditions: readonly Cypher.Predicate[]
): Cypher.Clause {
  const pattern = new Cypher.Pattern(node, { labels: [type.label] });
  // A composite index serves only where the statement says that each of its properties is there.
  const isThere = index.includes('id') ? [Cypher.isNotNull(node.property('id'))] : [];
  return hinted(pattern, node, type.label, index, Cypher.and(...conditions, ...isThere));
}

/** The builder has no index hints. */
const hinted = (
  pattern: Cypher.Pattern,
  element: Cypher.Node,
  label: string,
  index: readonly string[],
  condition: Cypher.Predicate | undefined,
): Cypher.Clause =>
  new Cypher.Raw((context) => {
    const using =
      index.length === 0
        ? ''
        : `\nUSING INDEX ${context.compile(element)}:${quotedName(label)}(${index.map(quotedName).join(', ')})`;
    const where = condition ? `\nWHERE ${context.compile(condition)}` : '';
    return `MATCH ${context.compile(pattern)}${using}${where}`;
  });

/** Several names of one node may have the fold. */
function byNames(
  { node, type, comparison: { operator, value } }: Sought,
  compare: typeof Cypher.startsWith | undefined,
): Cypher.Clause {
  const name = new Cypher.NamedNode('someName');
  const fold = name.property('fold');
  const such = (compare ?? (operator === 'in' ? Cypher.in : Cypher.eq))(fold, new Cypher.Param(value));
  const id = name.property('id');
  return Cypher.utils.concat(
    hinted(
      new Cypher.Pattern(name, { labels: ['Name'] }),
      name,
      'Name',
      ['fold', 'id'],
      Cypher.and(such, Cypher.isNotNull(id)),
    ),
    new Cypher.Match(
      new Cypher.Pattern(name)
        .related({ type: 'HAS_NAME', direction: 'left' })
        .to(node, { labels: [type.label] }),
    ),
    new Cypher.With(node).distinct(),
  );
}

/** What is stated to stand there, what has ended by its dates, and what has not begun by them. */
function byStatus(sought: Sought): Cypher.Clause {
  const { node, type, comparison, days } = sought;
  const { starts, ends } = lifetimeOf(type);
  const stated = node.property(statusProperty);
  const value = new Cypher.Param(comparison.value);
  const isStated = comparison.operator === 'in' ? Cypher.in(stated, value) : Cypher.eq(stated, value);
  const on = (day: string, compare: typeof Cypher.lt, ...behind: readonly string[]) =>
    matched(sought, [day, ...behind], compare(node.property(day), sought.day));
  const branches = [
    matched(sought, [statusProperty, 'id'], isStated),
    ...(days?.ends ? ends.map((end) => on(`${end}Latest`, Cypher.lt)) : []),
    ...(days?.starts ? starts.map((start) => on(`${start}Earliest`, Cypher.gt, 'id')) : []),
  ];
  const [only, ...more] = branches;
  if (only && more.length === 0) return only;
  const returned = branches.map((branch) => Cypher.utils.concat(branch, new Cypher.Return(node)));
  return new Cypher.Call(new Cypher.Union(...returned), []);
}

/** What surely lies behind or within days begins there. */
function bySureDays(sought: Sought): Cypher.Clause {
  const { node, comparison } = sought;
  const { property, operator, value } = comparison;
  const day = `${property}Earliest`;
  const earliest = node.property(day);
  const given = (one: unknown) => new Cypher.Param(typeof one === 'number' ? BigInt(one) : null);
  if (!Array.isArray(value) || operator === 'after')
    return matched(sought, [day, 'id'], Cypher.gt(earliest, given(value)));
  const [from, to] = value;
  return matched(
    sought,
    [day, 'id'],
    Cypher.gte(earliest, given(from)),
    ...(typeof to === 'number' ? [Cypher.lte(earliest, given(to))] : []),
  );
}
