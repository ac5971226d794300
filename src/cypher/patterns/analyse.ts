/**
 * What a statement writes, clause by clause.
 * 1. Patterns bring in elements; MERGE and CREATE write all but those that they only name again.
 * 2. SET writes the element it names.
 * 3. WITH keeps in sight what it names; clauses that may drop rows hide what was written in those rows.
 */
import type { Element } from './element.js';
import { readIdConditions } from './id-conditions.js';
import type { Span } from '../text/line-index.js';
import { readPattern, type Scope } from './pattern.js';
import { child, childrenOf, has, nodesOf, spanOf, type TreeNode } from '../tree/tree.js';
import { nameOf, propertyOf, readMap, readValue, textOf, type TokenText } from '../tree/value.js';
import { quotedName } from '../../identifier.js';

export interface Analysis {
  readonly elements: readonly Element[];
  /** Elements that one pattern of a MATCH connects. */
  readonly paths: readonly (readonly Element[])[];
  /** SETs whose target is no element of a pattern in this statement. */
  readonly untraced: readonly Span[];
  /** Clauses of the statement in order; empty when it is no plain query. */
  readonly clauses: readonly TreeNode[];
  /** The rows it begins with: `UNWIND $members AS m`. */
  readonly rows: UnwoundRows | undefined;
}

export interface UnwoundRows {
  readonly parameter: string;
  readonly variable: string;
  /** Name of the row at the end of the statement; absent when the row is out of sight there. */
  readonly visibleAs: string | undefined;
  /** The clauses before the first pattern: they make values of the row alone. */
  readonly head: RowsHead;
  /** Columns that the statement reads, `founded` of `m.founded`, in the order of the text. */
  readonly columns: readonly (Span & { readonly name: string })[];
}

export interface RowsHead {
  /** Number of clauses. */
  readonly length: number;
  /** Names of the values in sight behind them. */
  readonly values: ReadonlySet<string>;
  /** Name of the row there. */
  readonly row: string | undefined;
}

/** Clauses that make values from values. */
const valueClauses = /^(?:unwind|forList|with|let|filter)Clause$/;

/** Clauses of a statement that is one query without NEXT, UNION, WHEN or braces; empty otherwise. */
export function clausesOf(statement: TreeNode): TreeNode[] {
  let node: TreeNode | undefined = statement;
  for (const rule of [
    'statement',
    'queryWithLocalDefinitions',
    'nextStatement',
    'regularQuery',
    'union',
    'singleQuery',
  ]) {
    const found: TreeNode[] = node ? childrenOf(node, rule) : [];
    node = found.length === 1 ? found[0] : undefined;
  }
  if (!node) {
    const prepared = child(statement, 'preparsedStatement');
    return prepared ? clausesOf(prepared) : [];
  }
  return childrenOf(node, 'clause').flatMap((clause) => clause.children);
}

export function analyse(text: TokenText, statement: TreeNode): Analysis {
  const clauses = clausesOf(statement);
  const elements: Element[] = [];
  const paths: (readonly Element[])[] = [];
  const untraced: Span[] = [];
  let scope: Scope = new Map();
  let rows: Pick<UnwoundRows, 'parameter' | 'variable'> | undefined;
  let head: RowsHead | undefined;
  const columns: (Span & { readonly name: string })[] = [];
  const rowIn = (within: Scope) => [...within].find(([, value]) => value === 'ROW')?.[0];

  const bring = (clause: TreeNode, kind: Element['clause']) => {
    for (const list of [clause, ...childrenOf(clause, 'patternList')]) {
      for (const pattern of childrenOf(list, 'pattern')) {
        const { brought, joined } = readPattern(text, pattern, kind, scope);
        elements.push(...brought);
        if (kind === 'MATCH') paths.push(joined);
      }
    }
  };
  const readMatch = (clause: TreeNode) => {
    // An OPTIONAL MATCH demands nothing of elements that came before it.
    const before = has(clause, 'OPTIONAL') ? [...scope.values()] : [];
    bring(clause, 'MATCH');
    readIdConditions(text, clause, scope, before);
    noteAsked(text, clause, scope);
  };
  const dropRows = (by: TreeNode) => {
    for (const element of elements) {
      if (element.written) element.lost ??= { by: spanOf(text.tokens, by), how: 'ROWS' };
    }
  };

  const noteHead = (length: number) => {
    head ??= { length, values: new Set(scope.keys()), row: rowIn(scope) };
  };

  for (const [index, clause] of clauses.entries()) {
    if (!valueClauses.test(clause.rule)) noteHead(index);
    columns.push(...columnsIn(text, clause, scope));
    switch (clause.rule) {
      case 'matchClause':
        if (!has(clause, 'OPTIONAL')) dropRows(clause);
        readMatch(clause);
        break;
      case 'createClause':
        bring(clause, 'CREATE');
        break;
      case 'mergeClause':
        bring(clause, 'MERGE');
        for (const set of nodesOf(clause, 'setClause'))
          readSet(text, set, { scope, untraced, always: false });
        break;
      case 'setClause':
        readSet(text, clause, { scope, untraced, always: true });
        break;
      case 'removeClause':
        for (const item of childrenOf(clause, 'removeItem')) readRemove(text, item, scope, untraced);
        break;
      case 'deleteClause':
        for (const target of clause.children.filter((c) => c.rule !== ''))
          readDelete(text, target, scope, untraced);
        break;
      case 'withClause':
        noteAsked(text, clause, scope);
        scope = project(text, clause, scope, elements);
        for (const { assigned } of elements) for (const one of assigned) one.tellable = false;
        readIdConditions(text, clause, scope);
        if (child(clause, 'whereClause') ?? cuts(child(clause, 'returnBody'))) dropRows(clause);
        break;
      case 'orderBySkipLimitClause':
        if (cuts(clause)) dropRows(clause);
        break;
      case 'unwindClause':
      case 'forListClause': {
        const list = clause.children.find((c) => c.rule !== '' && c.rule !== 'variable');
        const value = list && readValue(text, list);
        if (value?.kind !== 'LIST' || value.items.length === 0) dropRows(clause);
        declare(text, clause, scope);
        if (clause === clauses[0]) rows = unwoundRows(text, clause, list);
        if (rows && clause === clauses[0]) scope.set(rows.variable, 'ROW');
        break;
      }
      case 'filterClause':
        dropRows(clause);
        readIdConditions(text, clause, scope);
        noteAsked(text, clause, scope);
        break;
      case 'callClause':
      case 'subqueryClause':
        if (!has(clause, 'OPTIONAL')) dropRows(clause);
        for (const item of nodesOf(clause, 'procedureResultItem', 'returnItem')) declare(text, item, scope);
        break;
      case 'letClause':
        for (const item of childrenOf(clause, 'letItem')) declare(text, item, scope);
        break;
      case 'loadCSVClause':
        declare(text, clause, scope);
        break;
    }
  }
  noteHead(clauses.length);
  return {
    elements,
    paths,
    untraced,
    clauses,
    rows: rows && head && { ...rows, visibleAs: rowIn(scope), head, columns },
  };
}

function unwoundRows(
  text: TokenText,
  clause: TreeNode,
  list: TreeNode | undefined,
): Pick<UnwoundRows, 'parameter' | 'variable'> | undefined {
  const variable = child(clause, 'variable');
  if (list?.rule !== 'parameter' || !variable) return undefined;
  return { parameter: parameterOf(text, list), variable: nameOf(text, variable).name };
}

/** Columns of the row that a clause reads, by the name the row has before it. */
function* columnsIn(
  text: TokenText,
  clause: TreeNode,
  scope: Scope,
): Generator<Span & { readonly name: string }> {
  const [row] = [...scope].find(([, value]) => value === 'ROW') ?? [];
  if (row === undefined) return;
  for (const { children } of nodesOf(clause, 'expression2')) {
    const [variable, postFix] = children;
    if (variable?.rule !== 'variable' || nameOf(text, variable).name !== row) continue;
    const key = child(child(postFix, 'property') ?? postFix, 'propertyKeyName');
    if (key) yield nameOf(text, key);
  }
}

/** Notes at matched relationships the properties that a clause reads: a condition on one may rest on them. */
function noteAsked(text: TokenText, clause: TreeNode, scope: Scope): void {
  for (const node of nodesOf(clause, 'expression2')) {
    const variable = child(node, 'variable');
    const element = variable && scope.get(nameOf(text, variable).name);
    const property = variable && propertyOf(text, node);
    if (typeof element === 'object' && element.kind === 'RELATIONSHIP' && property)
      element.asks.add(property.name);
  }
}

/** `members` of `$members`. */
export const parameterOf = (text: TokenText, parameter: TreeNode): string =>
  textOf(text, parameter)
    .replace(/^\$\s*/, '')
    .replace(/^`(.*)`$/, '$1');

/** From here on, the variables right below are values. */
function declare(text: TokenText, node: TreeNode, scope: Scope): void {
  for (const variable of childrenOf(node, 'variable')) {
    const { name } = nameOf(text, variable);
    if (!scope.has(name)) scope.set(name, 'OTHER');
  }
}

const cuts = (body: TreeNode | undefined): TreeNode | undefined =>
  child(body, 'skip') ?? child(body, 'limit');

interface SetIn {
  readonly scope: Scope;
  readonly untraced: Span[];
  /** Whether it sets in every row, not only where a MERGE creates or matches. */
  readonly always: boolean;
}

/** Notes the values of a SET at the elements it names. */
function readSet(text: TokenText, set: TreeNode, { scope, untraced, always }: SetIn): void {
  const restsOnValues = (value: TreeNode) => {
    const names = [...nodesOf(value, 'variable')].map((variable) => nameOf(text, variable).name);
    return names.length > 0 && names.every((name) => typeof scope.get(name) === 'string');
  };
  for (const item of childrenOf(set, 'setItem')) {
    const [target, , value] = item.children;
    if (!target) continue;
    const element = elementOf(text, target, scope, untraced);
    if (!element || !value) continue;
    const key = target.rule === 'variable' ? undefined : propertyOf(text, target);
    const variable = nameOf(text, child(target, 'variable') ?? target).name;
    const targetOf = ({ name }: { readonly name: string }) => `${quotedName(variable)}.${quotedName(name)}`;
    if (key) {
      const tellable = always && restsOnValues(value);
      const target = targetOf(key);
      element.assigned.push({ key, value: readValue(text, value), by: 'SET', tellable, always, target });
    } else if (has(item, '+=') && value.rule === 'map') {
      for (const entry of readMap(text, value))
        element.assigned.push({ ...entry, by: 'SET', always, target: targetOf(entry.key) });
    }
  }
}

function readRemove(text: TokenText, item: TreeNode, scope: Scope, untraced: Span[]): void {
  const [target] = item.children;
  const element = target && elementOf(text, target, scope, untraced);
  const key = target && target.rule !== 'variable' ? propertyOf(text, target) : undefined;
  if (element && key)
    element.assigned.push({ key, value: { kind: 'NULL', ...spanOf(text.tokens, item) }, by: 'REMOVE' });
}

function readDelete(text: TokenText, target: TreeNode, scope: Scope, untraced: Span[]): void {
  const element = elementOf(text, target, scope, untraced);
  if (!element) return;
  if (target.rule === 'variable') element.deleted = true;
  else untraced.push(spanOf(text.tokens, target));
}

/** The element that a SET, REMOVE or DELETE names; from here on it counts as written. */
function elementOf(text: TokenText, target: TreeNode, scope: Scope, untraced: Span[]): Element | undefined {
  const variable = target.rule === 'variable' ? target : child(target, 'variable');
  const element = variable && scope.get(nameOf(text, variable).name);
  if (typeof element !== 'object') {
    // The parser reports a variable that nothing brings in.
    if (!variable || element) untraced.push(spanOf(text.tokens, target));
    return undefined;
  }
  element.written = true;
  return element;
}

/** The scope behind a WITH, which loses elements that it does not keep, unless another name still shows them. */
function project(text: TokenText, clause: TreeNode, scope: Scope, elements: readonly Element[]): Scope {
  const items = child(child(clause, 'returnBody'), 'returnItems');
  const all = items ? has(items, '*') : false;
  const next: Scope = new Map(all ? scope : []);
  const kept = new Map<Element, string>();
  for (const item of items ? childrenOf(items, 'returnItem') : []) {
    const [value, , alias] = item.children;
    if (!value) continue;
    const name = nameOf(text, alias ?? value).name;
    const element = value.rule === 'variable' ? scope.get(nameOf(text, value).name) : undefined;
    next.set(name, element ?? 'OTHER');
    if (typeof element === 'object' && !kept.has(element)) kept.set(element, name);
  }
  for (const element of elements) {
    if (all || element.lost) continue;
    const name = kept.get(element);
    element.visibleAs = name;
    if (name === undefined) element.lost = { by: spanOf(text.tokens, clause), how: 'PROJECTION' };
  }
  return next;
}
