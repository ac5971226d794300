/** A statement that leaves the term of a fact out may neither write to one that has a term nor stand beside it. */
import type { Parameters, Row } from '../../../graph/values.js';
import type { RelationshipType } from '../../../ontology/model.js';
import { howToName } from '../../properties/terms.js';
import type { Change } from '../elements/change.js';
import type { FactState, RunNamed } from '../elements/element-state.js';
import { termOf } from '../elements/element-id.js';
import { groupBy } from '../elements/group-by.js';
import { sendAhead, slicesOf } from '../run/send-ahead.js';
import { called, type Report } from './report.js';

export interface Fact {
  readonly change: Change;
  readonly type: RelationshipType;
  /** The property that holds it. */
  readonly term: string;
  readonly element: FactState;
}

/** Facts per statement. */
const slice = 1_000;

/** @param run runs a named statement in the transaction, which has run the seed's */
export async function checkTerms(changes: readonly Change[], run: RunNamed, report: Report): Promise<void> {
  const facts = factsWithTerm(changes);
  for (const fact of facts) {
    const term = termOf(fact.change);
    if (term === '' || !isWithoutTerm(fact, 'MATCH')) continue;
    report(
      fact.change,
      'missing-term',
      `${called(fact.change)}: this MATCH gives no term, so it writes to every one.`,
      { hint: howTo(fact, term) },
    );
  }
  const open = facts.filter(
    (fact) => fact.change.kind !== 'REMOVED' && termOf(fact.change) === '' && isWithoutTerm(fact, 'MERGE'),
  );
  if (open.length === 0) return;
  const given = termsIn(facts);
  const made = new Set(
    changes.flatMap(({ kind, element }) =>
      kind === 'ADDED' && element.kind === 'NODE' ? [element.elementId] : [],
    ),
  );
  // All facts of a node that this part made are among the changes.
  const others = open.filter(
    ({ element: { from, to } }) => !made.has(from.elementId) && !made.has(to.elementId),
  );
  const stored = await storedTerms(others, run);
  for (const fact of open) {
    const term = given.get(periodsKey(fact)) ?? stored.get(fact.element.elementId);
    if (term === undefined) continue;
    report(
      fact.change,
      'missing-term',
      `${called(fact.change)}: it is given without a term here, and there is one with the term "${term}".`,
      { hint: howTo(fact, term) },
    );
  }
}

/** Those of types that may hold in several periods. */
export const factsWithTerm = (changes: readonly Change[]): Fact[] =>
  changes.flatMap((change) => {
    const { element, type } = change;
    return element.kind === 'RELATIONSHIP' && 'term' in type && type.term !== undefined
      ? [{ change, element, type, term: type.term }]
      : [];
  });

const valueIn = ({ element: { properties } }: Fact, name: string): string => {
  const value = properties[name];
  return typeof value === 'string' ? value : '';
};
const keyOf = (fact: Fact): string[] => fact.type.key.map((name) => valueIn(fact, name));
export const howTo = (fact: Fact, term: string): string => howToName(fact.type, keyOf(fact), term);

/** Whether a statement that matched it, or one that made it, leaves the term out. */
const isWithoutTerm = ({ change: { touches } }: Fact, by: 'MATCH' | 'MERGE'): boolean =>
  touches.some(({ element }) => element.withoutTerm && (element.clause === 'MATCH') === (by === 'MATCH'));

const periodsKey = (fact: Fact): string => {
  const { type, from, to } = fact.element;
  return JSON.stringify([type, from.elementId, to.elementId, ...keyOf(fact).slice(0, -1)]);
};

/** A term of facts that are in the graph now, by all else that makes up their identity. */
function termsIn(facts: readonly Fact[]): Map<string, string> {
  return new Map(
    facts.flatMap((fact) =>
      fact.change.kind === 'REMOVED' || termOf(fact.change) === ''
        ? []
        : [[periodsKey(fact), termOf(fact.change)]],
    ),
  );
}

async function storedTerms(facts: readonly Fact[], run: RunNamed): Promise<Map<string, string>> {
  const found = await lookUp('seed/other-terms', facts, {}, run);
  return new Map(
    [...found].flatMap(([element, { term }]) => (typeof term === 'string' ? [[element, term] as const] : [])),
  );
}

/**
 * @param name of a statement that takes facts of one type, by element id, with the property `term` and all others of the `key`
 * @returns its rows by element id
 */
export async function lookUp(
  name: string,
  facts: readonly Fact[],
  parameters: Parameters,
  run: RunNamed,
): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  for (const [type, own] of groupBy(facts, (fact) => fact.type.type)) {
    const [first] = own;
    if (!first) continue;
    const { term } = first;
    const key = first.type.key.filter((part) => part !== term);
    const ids = slicesOf(
      own.map(({ element }) => element.elementId),
      slice,
    );
    for await (const { answer } of sendAhead(ids, (some) =>
      run(name, { ...parameters, ids: some, term, key }, type),
    ))
      for (const row of answer) if (typeof row.element === 'string') found.set(row.element, row);
  }
  return found;
}
