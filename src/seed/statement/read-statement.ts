/** Reads from one statement's text what it writes, and what keeps it from being read. */
import type { Ontology } from '../../ontology/model.js';
import type {
  AssignedProperty,
  Problem,
  SeedHeader,
  SeedStatement,
  StatementRows,
  WrittenElement,
} from '../model.js';
import { placeOf, type SeedText } from '../files/seed-text.js';
import { givenOf } from './given.js';
import type { SaidStatement } from './said.js';
import { unreadStatement, saidIn } from './read-said.js';
import { contextOf, type StatementContext } from './statement-context.js';
import type { UnwoundRows } from '../../cypher/patterns/analyse.js';
import type { CypherParser, ParserFinding } from '../../cypher/parser/cypher-parser.js';
import type { Element } from '../../cypher/patterns/element.js';
import { leavesKeyOut } from '../../cypher/patterns/optional-key.js';
import { instrument } from '../../cypher/instrument.js';
import { indexLines, type Span } from '../../cypher/text/line-index.js';
import { grows, namesEvidence } from '../properties/property-roles.js';
import { lookUpOf } from './look-up.js';
import { openBracketHint, parserHint } from '../../cypher/parser/parser-hint.js';
import { refusalsOf } from '../../cypher/refusals/refusals.js';
import { shapeOf, type Shape } from '../../cypher/parser/shape.js';
import type { StatementText } from '../../cypher/text/split.js';
import { writesOf } from '../../cypher/writes.js';
import { columnOf, isSetForSure, rowElements, type ToProperty } from './row-elements.js';

export interface ReadStatement {
  readonly statement: SeedStatement;
  readonly problems: readonly Problem[];
  /** For the rules that look at a seed as a whole. */
  readonly said: SaidStatement;
  /** For the rules that look at a statement; absent when it could not be read. */
  readonly context?: StatementContext;
}

/** What the reading of a statement needs. */
export interface Readers {
  readonly parser: CypherParser;
  readonly ontology: Ontology;
  /** Header of its seed. */
  readonly header: SeedHeader;
}

/** Never fails: a statement that does not parse comes back with its text and its problems. */
export function readStatement(
  seed: SeedText,
  split: StatementText,
  number: number,
  { parser, ontology, header }: Readers,
): ReadStatement {
  const author = seed.text.slice(split.start, split.end);
  const problems: Problem[] = [];
  const add = (
    rule: string,
    message: string,
    at: Span,
    hint?: string,
    severity: Problem['severity'] = 'error',
  ) =>
    problems.push({ rule, severity, message, ...(hint !== undefined && { hint }), place: placeOf(seed, at) });
  const all = { source: seed.text, tokens: split.tokens };
  const place = placeOf(seed, { start: split.start, end: split.start + 1 });
  const unread: SeedStatement = {
    number,
    text: author,
    place,
    written: [],
    writes: [],
    rows: undefined,
    instrumented: author,
    toAuthorPosition: (line, column) => {
      const offset = Math.min(split.start + indexLines(author).offsetOf(line, column), split.end);
      return { file: seed.file, ...seed.lines.at(offset) };
    },
  };

  const refusals = refusalsOf(seed.text, split);
  if (refusals.length > 0) {
    for (const { rule, message, at, hint } of refusals) add(rule, message, at, hint);
    return { statement: unread, problems, said: unreadStatement(all) };
  }

  const shape = shapeOf(seed.text, split);
  const { tree, findings, gaveUp } = parser.parse(shape);
  if (gaveUp !== undefined) {
    add('parser-gave-up', gaveUp, split, 'Write it in a simpler way, or as several statements.');
    return { statement: unread, problems, said: unreadStatement(all) };
  }
  for (const finding of findings) {
    const { message, at, hint } = authorFinding(seed.text, shape, finding);
    add('cypher', message, at, hint, finding.severity);
  }
  if (!tree) {
    if (!findings.some((finding) => finding.severity === 'error')) {
      add(
        'cypher',
        'This statement cannot be read.',
        split,
        'Write it in a simpler way, or as several statements.',
      );
    }
    return { statement: unread, problems, said: unreadStatement(all) };
  }

  const text = { source: seed.text, tokens: shape.tokens };
  const context = contextOf({ ontology, header, tree, text, all });
  const toProperty: ToProperty = ({ key, value }, always) => {
    const column = columnOf(value, context.rows);
    const given = givenOf(seed.text, value);
    return {
      name: key.name,
      place: placeOf(seed, key),
      ...(column !== undefined && { column }),
      ...('value' in given && { literal: given.value }),
      ...(always && { always }),
    };
  };
  const statement = { ...unread, ...written(seed, split, shape, context, toProperty) };
  // With a syntax error, the parser may have understood only a part of it.
  const isWhole = !findings.some((finding) => finding.severity === 'error');
  return { statement, problems, said: saidIn(context, isWhole), context };
}

/** The parser's message, with the author's literals in place of the blanked ones. */
function authorFinding(text: string, shape: Shape, { message, first, last }: ParserFinding) {
  const token = shape.tokens[first];
  if (!token) {
    const behind = shape.tokens.at(-1)?.end ?? 0;
    const early = message.replace(/^Invalid input ''/, 'The statement ends too early');
    return { message: early, at: { start: behind, end: behind }, hint: openBracketHint(text, shape.tokens) };
  }
  const given = text.slice(token.start, token.end);
  if (token.kind === 'UNCLOSED') {
    const what = given.startsWith('/*') ? 'comment' : given.startsWith('`') ? 'name' : 'text';
    const close = what === 'comment' ? '*/' : given.charAt(0);
    return { message: `This ${what} is not closed.`, at: token, hint: `It needs ${close} at its end.` };
  }
  // The parser marks the whole assignment; its author looks for the name.
  const end = message === `Variable \`${given}\` not defined` ? token.end : shape.tokens[last]?.end;
  const blanked = shape.text.slice(shape.offsets[first], shape.offsets[first + 1]).trimEnd();
  const shown = given.length > 40 ? `${given.slice(0, 40)}…` : given;
  return {
    message: message.replace(`'${blanked}'`, () => `'${shown}'`),
    at: { start: token.start, end: end ?? token.end },
    hint: message.startsWith('Invalid input') ? parserHint(text, shape.tokens, first) : undefined,
  };
}

type Written = Pick<SeedStatement, 'written' | 'writes' | 'rows' | 'instrumented' | 'toAuthorPosition'>;

function written(
  seed: SeedText,
  split: StatementText,
  shape: Shape,
  context: StatementContext,
  toProperty: ToProperty,
): Written {
  const { elements, rows } = context;
  const seen = elements.filter((element) => element.written && !element.lost);
  const words = new Set(shape.tokens.map(({ start, end }) => seed.text.slice(start, end)));
  const { text, names, rowNumber, authorOffset } = instrument({
    text: seed.text.slice(split.start, split.end),
    start: split.start,
    elements: seen,
    others: elements.filter((element) => !seen.includes(element)),
    isTaken: (name) => words.has(name) || words.has(`\`${name}\``),
    listsOf: (element) =>
      listsOf(context, element).map((name) => ({ name, given: givenFor(seed, element, name) })),
    row: rows?.visibleAs,
  });
  const lookUp = lookUpOf(context);
  const endName = (element: Element | undefined) => element && (names.get(element) ?? element.visibleAs);
  return {
    written: [...names].map(([element, variable]): WrittenElement => {
      const [from, to] = [endName(element.from), endName(element.to)];
      return {
        variable,
        kind: element.kind,
        clause: element.clause,
        names: element.names.map(({ name }) => name),
        deleted: element.deleted,
        assigned: element.assigned.map((one) => toProperty(one, isSetForSure(element, one))),
        lists: listsOf(context, element),
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
        ...(leavesKeyOut(element) && { withoutTerm: true }),
        place: placeOf(seed, element.span),
      };
    }),
    writes: writesOf({ text: context.text, tree: context.tree, elements, returned: names }),
    rows: rows && {
      parameter: rows.parameter,
      needed: neededColumns(seed, elements, rows),
      elements: rowElements(context, toProperty),
      columns: readColumns(seed, rows),
      ...(rowNumber !== undefined && { number: rowNumber }),
      ...(lookUp && { lookUp }),
    },
    instrumented: text,
    toAuthorPosition: (line, column) => ({
      file: seed.file,
      ...seed.lines.at(split.start + authorOffset(line, column)),
    }),
  };
}

/** Columns from which a MERGE or CREATE pattern takes a value: they cannot be empty. */
function neededColumns(seed: SeedText, elements: readonly Element[], rows: UnwoundRows): AssignedProperty[] {
  return elements
    .filter(({ clause }) => clause !== 'MATCH')
    .flatMap(({ map, optionalKey }) => map.filter(({ key }) => key.name !== optionalKey))
    .flatMap(({ key, value }) => {
      const column = columnOf(value, rows);
      return column === undefined ? [] : [{ name: key.name, place: placeOf(seed, value), column }];
    });
}

/** Each column once, where the statement names it first. */
function readColumns(seed: SeedText, { columns }: UnwoundRows): StatementRows['columns'] {
  const first = new Map([...columns].reverse().map((column) => [column.name, column]));
  return [...first.values()].reverse().map((column) => ({ name: column.name, place: placeOf(seed, column) }));
}

/** The author's expression for a list, where it depends on the row: two rows that write one element both count. */
function givenFor(seed: SeedText, { assigned }: Element, name: string): string | undefined {
  const [only, more] = assigned.filter(({ key }) => key.name === name);
  if (more || only?.tellable !== true) return undefined;
  return `(${seed.text.slice(only.value.start, only.value.end)})`;
}

/** Lists that grow. A deleted element has no properties left to return. */
function listsOf(context: StatementContext, element: Element): string[] {
  if (element.deleted) return [];
  const type = context.nodeType(element) ?? context.relationshipType(element);
  const names = new Set(element.assigned.map(({ key }) => key.name));
  return [...names].filter((name) => namesEvidence(name) || (type && grows(type, name)));
}
