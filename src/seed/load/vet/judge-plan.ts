/**
 * Judges whether the server's plan for a statement does what we read the statement to do, and nothing besides. Names in
 * a plan do not distinguish scopes; so beside the writes, the rule looks at rows and names: a written element stays in
 * its row and under its name to the end of the statement, which returns it.
 */
import type { PlanOperator, QueryPlan } from '../../../graph/query-plan.js';
import { isFunction } from '../../../cypher/tree/functions.js';
import { inNormalOrder, type Write } from '../../../cypher/write.js';
import { nameAt, stands, tokensOf, type DetailToken } from './details.js';
import { dropsRows, keepsFirst, reads } from './operators.js';
import { mayWrite, writesOfOperator } from './plan-writes.js';

/** What a plan does that its statement does not say. */
export type PlanFault =
  | { readonly kind: 'WRITE'; readonly what: string }
  /** It fetches or calls. */
  | { readonly kind: 'CALL'; readonly what: string }
  /** The end of the statement cannot see what it writes. */
  | { readonly kind: 'UNSEEN'; readonly operator: string }
  /** The plan omits the list that the statement goes through, as nothing uses its variable. */
  | { readonly kind: 'UNSHOWN' }
  /** An operator that we cannot read, or that a seed may not have. */
  | { readonly kind: 'OPERATOR'; readonly operator: string };

/** @param writes what the statement says, by `writesOf` */
export function judgePlan({ root }: QueryPlan, writes: readonly Write[]): PlanFault | undefined {
  const operators = [...inOrder(root)];
  for (const operator of operators) {
    const { name, details } = operator;
    if (!mayWrite(operator) && !reads(name)) return { kind: 'OPERATOR', operator: name };
    if (/Unwind$/.test(name) && details === '') return { kind: 'UNSHOWN' };
    const call = callIn(tokensOf(details));
    if (call !== undefined) return { kind: 'CALL', what: call };
  }
  return unsaid(operators, writes) ?? unseen(root);
}

/** In the order in which they run. */
function* inOrder(operator: PlanOperator): Generator<PlanOperator> {
  for (const below of operator.children) yield* inOrder(below);
  yield operator;
}

/** Subqueries in expressions have no operators: details show what they fetch, and functions that are not built in. */
function callIn(tokens: readonly DetailToken[]): string | undefined {
  for (const at of tokens.keys()) {
    if (stands(tokens, at, 'LOAD', 'CSV')) return 'LOAD CSV';
    const isNamed = ['.', ':', '$'].some((mark) => stands(tokens, at - 1, mark));
    const calls = ['(', '{'].some((open) => stands(tokens, at + 1, open)) || nameAt(tokens, at + 1);
    if (stands(tokens, at, 'CALL') && !isNamed && calls) return 'CALL';
    const name = functionAt(tokens, at);
    if (name !== undefined && !isFunction(name)) return `${name}()`;
  }
  return undefined;
}

/** `date.realtime` of `date.realtime(`; only the server's own functions have no dot in their name. */
function functionAt(tokens: readonly DetailToken[], at: number): string | undefined {
  let name = nameAt(tokens, at);
  if (name === undefined || stands(tokens, at - 1, '.')) return undefined;
  let end = at + 1;
  for (; stands(tokens, end, '.'); end += 2) name += `.${nameAt(tokens, end + 1) ?? ''}`;
  return end > at + 1 && stands(tokens, end, '(') ? name : undefined;
}

/** The first write or name that differs from the statement, or comes in another order. */
function unsaid(operators: readonly PlanOperator[], writes: readonly Write[]): PlanFault | undefined {
  const done: Write[] = [];
  for (const operator of operators) {
    const own = writesOfOperator(operator);
    if (!own) return { kind: 'WRITE', what: `${operator.name} ${operator.details}` };
    done.push(...own);
  }
  // The planner leaves out what it sees can never find a row.
  if (!done.some(({ kind }) => kind !== 'NAME')) return undefined;
  const written = new Set(
    [...writes, ...done].filter(({ kind }) => kind !== 'NAME').map(({ variable }) => variable),
  );
  const matters = ({ kind, variable }: Write) => kind !== 'NAME' || written.has(variable);
  const said = inNormalOrder(writes.filter(matters));
  let from = 0;
  for (const { kind, text } of inNormalOrder(done.filter(matters))) {
    const at = said.findIndex((one, index) => index >= from && one.text === text);
    if (at === -1) return { kind: 'WRITE', what: kind === 'NAME' ? `WITH ${text}` : text };
    from = at + 1;
  }
  return undefined;
}

/** An operator that may drop rows in which something was written, or that writes where no row comes out. */
function unseen(operator: PlanOperator): PlanFault | undefined {
  const { name, children } = operator;
  const [first, second] = children;
  const fault: PlanFault = { kind: 'UNSEEN', operator: name };
  if (children.length < 2) {
    const drops = dropsRows(name) || (name === 'Unwind' && !isConstant(operator));
    if (drops && first && hasWrites(first)) return fault;
  } else if (second && hasWrites(second)) {
    // A MERGE looks first, and makes what it did not find: its row goes on in both cases.
    if (name !== 'Apply' || !isMerge(atOnce(second))) return fault;
  } else if (first && second && hasWrites(first)) {
    const keeps = name === 'Apply' ? /^Optional/.test(atOnce(second).name) : keepsFirst(name);
    if (!keeps) return fault;
  }
  for (const below of children) {
    const found = unseen(below);
    if (found) return found;
  }
  return undefined;
}

/** Skips operators that gather all rows first, which makes no difference here. */
const atOnce = (operator: PlanOperator): PlanOperator => {
  const [only] = operator.children;
  return operator.name === 'Eager' && only ? atOnce(only) : operator;
};

const isMerge = ({ name }: PlanOperator): boolean => /^(?:Locking)?Merge(?!Join)/.test(name);

const hasWrites = (operator: PlanOperator): boolean =>
  mayWrite(operator) || operator.children.some(hasWrites);

/** Whether a list is the same for all rows; if it is empty, the result of the statement shows that. */
function isConstant({ details }: PlanOperator): boolean {
  const tokens = tokensOf(details);
  const list = tokens.slice(0, -2);
  return list.every(
    ({ kind, quoted, text }, at) =>
      kind !== 'NAME' ||
      stands(list, at - 1, '$') ||
      stands(list, at + 1, ':') ||
      (!quoted && /^(?:true|false|null)$/i.test(text)),
  );
}
