/** A statement that leaves the term of a fact out may neither write to one that has a term nor stand beside it. */
import type { RelationshipType } from '../../../ontology/model.js';
import { howToName } from '../../properties/terms.js';
import type { Change } from '../elements/change.js';
import type { FactState, RunNamed } from '../elements/element-state.js';
import { termOf } from '../elements/element-id.js';
import { groupBy } from '../elements/group-by.js';
import { sendAhead, slicesOf } from '../run/send-ahead.js';
import { called, type Report } from './report.js';

interface Fact {
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
  const facts = changes.flatMap(withTerm);
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

function withTerm(change: Change): Fact[] {
  const { element, type } = change;
  return element.kind === 'RELATIONSHIP' && 'term' in type && type.term !== undefined
    ? [{ change, element, type, term: type.term }]
    : [];
}

const valueIn = ({ element: { properties } }: Fact, name: string): string => {
  const value = properties[name];
  return typeof value === 'string' ? value : '';
};
const keyOf = (fact: Fact): string[] => fact.type.key.map((name) => valueIn(fact, name));
const howTo = (fact: Fact, term: string): string => howToName(fact.type, keyOf(fact), term);

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
  const found = new Map<string, string>();
  for (const [name, own] of groupBy(facts, ({ type }) => type.type)) {
    const [first] = own;
    if (!first) continue;
    const { term } = first;
    const key = first.type.key.filter((part) => part !== term);
    const ids = slicesOf(
      own.map(({ element }) => element.elementId),
      slice,
    );
    for await (const { answer } of sendAhead(ids, (some) =>
      run('seed/other-terms', { ids: some, term, key }, name),
    ))
      for (const row of answer)
        if (typeof row.element === 'string' && typeof row.term === 'string') found.set(row.element, row.term);
  }
  return found;
}
