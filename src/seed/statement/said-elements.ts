/** The elements of a statement with their values, once for each row that the statement itself writes out. */
import { nodeTypeOfId } from '../../ontology/model.js';
import type { Assignment, Element } from '../../cypher/patterns/element.js';
import { uncut } from '../../cypher/tree/literal.js';
import { rowsOf, type LiteralRows } from '../../cypher/tree/literal-rows.js';
import { columnOf } from './row-elements.js';
import type { Value } from '../../cypher/tree/value.js';
import type { StatementContext } from './statement-context.js';
import { leavesKeyOut } from '../../cypher/patterns/optional-key.js';
import { conditionsOf, type Conditions } from '../../cypher/patterns/conditions.js';
import { givenOf, itemOf, spanIn, textOf } from './given.js';
import type { Given, SaidElement, SaidProperty } from './said.js';

/** One row from each list of rows that the statement unwinds. */
type Rows = ReadonlyMap<LiteralRows, Value>;

/** If there are more combinations of rows, their values count as unknown. */
const mostCombinations = 20_000;

export function saidElements(context: StatementContext): SaidElement[] {
  const reader = new Reader(context);
  const elements: SaidElement[] = [];
  for (const rows of combinations(context.literalRows)) {
    const offset = elements.length;
    for (const element of context.elements) elements.push(reader.element(element, rows, offset));
  }
  // Behind the others, which refer to each other by index.
  for (const element of context.elements) elements.push(...reader.among(element));
  return elements;
}

/** An empty field gives the key that may be left out as ''. */
const notNull = (said: SaidProperty): SaidProperty =>
  'value' in said.value && said.value.value === null
    ? { ...said, value: { ...said.value, value: '' } }
    : said;

function combinations(lists: readonly LiteralRows[]): Rows[] {
  const count = lists.reduce((product, { rows }) => product * rows.length, 1);
  if (count > mostCombinations) return [new Map()];
  return lists.reduce<Rows[]>(
    (all, list) => all.flatMap((before) => list.rows.map((row) => new Map([...before, [list, row]]))),
    [new Map()],
  );
}

class Reader {
  private readonly indexes: ReadonlyMap<Element, number>;
  private readonly conditions: Conditions;
  private readonly isCut: boolean;

  constructor(private readonly context: StatementContext) {
    this.indexes = new Map(context.elements.map((element, index) => [element, index]));
    this.conditions = conditionsOf(context);
    this.isCut = context.all.tokens.length !== context.text.tokens.length;
  }

  element(element: Element, rows: Rows, offset: number): SaidElement {
    const { kind, clause, map, from, to, deleted, span, optionalKey } = element;
    const isNode = kind === 'NODE';
    const idValue = isNode ? map.find(({ key }) => key.name === 'id')?.value : undefined;
    const id = idValue && this.idOf(idValue, rows);
    const type = this.typeOf(element, id);
    const [fromIndex, toIndex] = [from && this.indexes.get(from), to && this.indexes.get(to)];
    const maybe = this.conditions.mayMiss(span, clause);
    // A MATCH pattern gives no values, but it shows the key of a fact.
    const pattern =
      isNode && clause === 'MATCH' ? [] : map.map((entry) => ({ ...entry, by: 'PATTERN' as const }));
    const set = element.assigned.filter(({ by }) => by === 'SET');
    return {
      kind: isNode ? 'NODE' : 'FACT',
      clause,
      ...(maybe && { maybe }),
      ...(type !== undefined && { type }),
      ...(id && { id }),
      ...(fromIndex !== undefined && { from: fromIndex + offset }),
      ...(toIndex !== undefined && { to: toIndex + offset }),
      properties: [...pattern, ...set]
        .filter(({ key }) => !(isNode && key.name === 'id'))
        .map((assignment) => ({ said: this.property(assignment, rows), written: assignment.value }))
        .map(({ said, written }) => ({ said: said.name === optionalKey ? notNull(said) : said, written }))
        // An empty field of a row states nothing; a literal null removes a value.
        .filter(
          ({ said: { value }, written }) =>
            written.kind === 'NULL' || !('value' in value && value.value === null),
        )
        .map(({ said }) => said),
      ...(leavesKeyOut(element) && { withoutTerm: true }),
      ...(deleted && { deleted }),
      at: spanIn(span),
    };
  }

  /** Each id of the lists that conditions demand. */
  among(element: Element): SaidElement[] {
    return element.among.flatMap((value): SaidElement[] => {
      const ids = uncut(this.context.all, value);
      return (ids.kind === 'LIST' ? ids.items : [ids]).map((item) => {
        const id = this.given(item, new Map());
        const type = this.typeOf(element, id);
        const at = spanIn(item);
        const maybe = this.conditions.mayMiss(element.span, 'MATCH');
        return {
          kind: 'NODE',
          clause: 'MATCH',
          ...(maybe && { maybe }),
          ...(type !== undefined && { type }),
          id,
          properties: [],
          among: true,
          at,
        };
      });
    });
  }

  private typeOf(element: Element, id: Given | undefined): string | undefined {
    if (element.kind === 'RELATIONSHIP') return this.context.relationshipType(element)?.type;
    const known = this.context.nodeType(element);
    if (known) return known.name;
    // Another rule reports a mistyped label; the id still shows what is meant.
    const text = textOf(id);
    return text === undefined ? undefined : nodeTypeOfId(this.context.ontology, text)?.name;
  }

  private property({ key, value, by }: Pick<Assignment, 'key' | 'value' | 'by'>, rows: Rows): SaidProperty {
    const maybe = by === 'SET' && this.conditions.mayMiss(key, 'SET');
    return { name: key.name, value: this.given(value, rows), at: spanIn(key), ...(maybe && { maybe }) };
  }

  private given(value: Value, rows: Rows): Given {
    const { source } = this.context.text;
    const from = rowsOf(value, this.context.literalRows);
    const row = from && rows.get(from.of);
    if (row) return givenOf(source, from.pick(row));
    const whole = this.isCut ? uncut(this.context.all, value) : value;
    if (whole.kind !== 'LIST') return givenOf(source, whole);
    return { items: whole.items.map((item) => itemOf(this.given(item, rows))), ...spanIn(whole) };
  }

  private idOf(value: Value, rows: Rows): Given {
    const given = this.given(value, rows);
    const column = 'unknown' in given ? columnOf(value, this.context.rows) : undefined;
    return 'unknown' in given && column !== undefined ? { ...given, column } : given;
  }
}
