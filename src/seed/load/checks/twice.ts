/** A fact may exist only once: CREATE can make it a second time, MERGE cannot. */
import type { Row } from '../../../graph/values.js';
import type { Change } from '../elements/change.js';
import { called, type Report } from './report.js';
import { quotedName } from '../../../identifier.js';

/** Runs a statement in the transaction. */
type Run = (text: string, parameters: { readonly ids: readonly string[] }) => Promise<readonly Row[]>;

export async function checkTwice(changes: readonly Change[], run: Run, report: Report): Promise<void> {
  const created = changes.filter(
    ({ kind, element, touches }) =>
      kind === 'ADDED' &&
      element.kind === 'RELATIONSHIP' &&
      touches.some(({ element: written }) => written.clause === 'CREATE'),
  );
  const seen = new Set<string>();
  const byType = new Map<string, Change[]>();
  for (const change of created) {
    const { id } = change;
    if (seen.has(id)) tell(change, report);
    seen.add(id);
    const type = 'type' in change.type ? change.type.type : '';
    const own = byType.get(type);
    if (own) own.push(change);
    else byType.set(type, [change]);
  }
  for (const [type, own] of byType) {
    // New facts have no factId yet.
    const text = `UNWIND $ids AS id MATCH ()-[r:${quotedName(type)} {factId: id}]->() RETURN id`;
    const there = new Set((await run(text, { ids: own.map(({ id }) => id) })).map(({ id }) => id));
    for (const change of own) if (there.has(change.id)) tell(change, report);
  }
}

const tell = (change: Change, report: Report): void =>
  report(change, 'twice', `${called(change)} exists already.`, {
    hint: 'Write MERGE: it finds a fact that exists, and creates only one that does not.',
  });
