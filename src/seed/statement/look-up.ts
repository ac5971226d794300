/**
 * The look-up for rows for which a statement writes nothing: it asks whether the ids exist that its patterns take from
 * them. It is one reading statement: the clauses before the first pattern unchanged, conditions on the row alone, and
 * an OPTIONAL MATCH for each id. Its answer omits rows that the author's own conditions leave out.
 */
import { lookUpColumns, rowNumberKey } from '../../cypher/instrument.js';
import type { LookUp } from '../model.js';
import type { StatementContext } from './statement-context.js';
import type { Element } from '../../cypher/patterns/element.js';
import { conditionsIn } from '../../cypher/patterns/id-conditions.js';
import type { Span } from '../../cypher/text/line-index.js';
import { child, has, nodesOf, spanOf, type TreeNode } from '../../cypher/tree/tree.js';
import { nameOf, textOf } from '../../cypher/tree/value.js';
import { quotedName } from '../../identifier.js';

/** @returns undefined when results cannot show their row, or no pattern looks for an id */
export function lookUpOf(context: StatementContext): LookUp | undefined {
  const { rows, clauses, elements, text } = context;
  if (rows?.head.row === undefined) return undefined;
  const { length, row } = rows.head;
  const rest = clauses.slice(length);
  const optional = rest.filter((clause) => clause.rule === 'matchClause' && has(clause, 'OPTIONAL'));
  const isOptional = ({ start }: Span) =>
    optional
      .map((clause) => spanOf(text.tokens, clause))
      .some((one) => one.start <= start && start < one.end);
  const restsOnRow = rowNames(context, rest);

  const looked: { readonly type: string; readonly label: string; readonly id: string }[] = [];
  let open = false;
  for (const element of elements) {
    const id = matchedId(element);
    if (!id || isOptional(element.span)) continue;
    const type = context.nodeType(element);
    if (type && restsOnRow(id))
      looked.push({ type: type.name, label: type.label, id: text.source.slice(id.start, id.end) });
    else open = true;
  }
  if (looked.length === 0 && !open) return undefined;

  const filters = rest
    .filter((clause) => !optional.includes(clause))
    .flatMap((clause) => [...conditionsIn(clause)]);
  const conditions = filters.filter((condition) => restsOnRow(spanOf(text.tokens, condition)));
  const head = { first: clauses[0]?.first ?? 0, last: clauses[length - 1]?.last ?? 0 };
  const { start, end } = spanOf(text.tokens, { rule: '', word: '', children: [], ...head });
  const nodes = looked.map((_, index) => freeName(context, index));
  const lines = [
    text.source.slice(start, end),
    ...(conditions.length > 0
      ? [`WITH * WHERE ${conditions.map((one) => `(${textOf(text, one)}\n)`).join(' AND ')}`]
      : []),
    ...looked.map(
      ({ label, id }, index) => `OPTIONAL MATCH (${nodes[index] ?? ''}:${quotedName(label)} {id: ${id}\n})`,
    ),
    `RETURN ${quotedName(row)}.${quotedName(rowNumberKey)} AS ${lookUpColumns.row}`,
    ...looked.flatMap(({ id }, index) => [
      `, ${id}\n AS ${lookUpColumns.id(index)}`,
      `, elementId(${nodes[index] ?? ''}) AS ${lookUpColumns.element(index)}`,
    ]),
  ];
  const hasOwnConditions = filters.length > 0 || clauses.slice(0, length).some(mayDrop);
  return {
    text: lines.join('\n'),
    types: looked.map(({ type }) => type),
    ...(open && !hasOwnConditions && { open: true }),
  };
}

/** The id that a pattern of a MATCH looks for, unless it is a literal. */
const matchedId = ({ kind, clause, map }: Element): Span | undefined => {
  const id = kind === 'NODE' && clause === 'MATCH' ? map.find(({ key }) => key.name === 'id') : undefined;
  return id?.value.kind === 'DYNAMIC' ? id.value : undefined;
};

/** Whether an expression depends only on values that the clauses before the first pattern make. */
function rowNames({ rows, tree, text }: StatementContext, rest: readonly TreeNode[]): (at: Span) => boolean {
  // A later clause may give a name another meaning.
  const anew = new Set(
    rest.flatMap((clause) => [...namedAnew(clause)]).map((node) => nameOf(text, node).name),
  );
  const variables = [...nodesOf(tree, 'variable')].map((node) => nameOf(text, node));
  return ({ start, end }) => {
    const within = variables.filter((one) => start <= one.start && one.end <= end);
    return (
      within.length > 0 && within.every(({ name }) => rows?.head.values.has(name) === true && !anew.has(name))
    );
  };
}

/** Variables to which a clause gives a meaning. */
function* namedAnew(clause: TreeNode): Generator<TreeNode> {
  for (const item of nodesOf(clause, 'returnItem')) {
    const [, as, alias] = item.children;
    if (as && alias) yield alias;
  }
  for (const node of nodesOf(clause, 'unwindClause', 'forListClause', 'letItem', 'procedureResultItem')) {
    const variable = child(node, 'variable');
    if (variable) yield variable;
  }
}

/** Whether rows may be missing behind a clause for another reason than a missing id. */
const mayDrop = (clause: TreeNode): boolean =>
  clause.rule === 'filterClause' || child(clause, 'whereClause') !== undefined;

/** A name that the statement does not use. */
function freeName({ tree, text }: StatementContext, index: number): string {
  const taken = new Set([...nodesOf(tree, 'variable')].map((node) => nameOf(text, node).name));
  let name = `_n${index}`;
  while (taken.has(name)) name = `_${name}`;
  return name;
}
