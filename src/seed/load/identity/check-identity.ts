/** Reports judgements on identity that contradict each other, with the seeds that made them. */
import { sameAs } from '../../../ontology/identity.js';
import { mostMembers } from '../../identity/bodies.js';
import { describeFault } from '../../identity/describe.js';
import type { Fault } from '../../identity/faults.js';
import { lineId } from '../../ledger/ledger.js';
import type { Change } from '../elements/change.js';
import type { RunNamed } from '../elements/element-state.js';
import { touchedPlace } from '../elements/touch.js';
import type { Report } from '../checks/report.js';
import type { IdentityFaults } from './identity-of.js';
import { linkKey, type StoredLink } from './read-linked.js';

/** @param run runs a named statement in the transaction; asked only where there is a fault */
export async function reportIdentity(
  { identity, faults, judged }: IdentityFaults,
  run: RunNamed,
  report: Report,
): Promise<void> {
  const [any] = judged;
  const changes = new Map(judged.map((change) => [keyOf(change), change]));
  const changeOf = (link: StoredLink): Change | undefined => changes.get(linkKey(link));
  for (const { ids } of identity.bodies) {
    const by = judged.find(({ element }) => element.kind === 'RELATIONSHIP' && ids.includes(element.from.id));
    if (by && ids.length > mostMembers)
      report(
        by,
        'too-long',
        `${sameAs} makes one body of ${ids.length} entities, ${ids[0] ?? ''} among them; a body has at most ${mostMembers}.`,
        { hint: 'State it only of entities that are the same thing.' },
      );
  }
  if (faults.length === 0 || !any) return;
  const files = await filesOf(faults.flatMap(linksOf), run);
  const whereOf = (link: StoredLink): string => {
    const change = changeOf(link);
    if (!change || change.touches.length === 0) return files.get(link.addedIn) ?? '';
    const { file, line } = touchedPlace(change.touches);
    return `${file}:${line}`;
  };
  for (const fault of faults) {
    const { message, hint } = describeFault(fault, whereOf);
    const change = linksOf(fault).flatMap((link) => changeOf(link) ?? [])[0] ?? any;
    report(change, fault.rule, message, { hint });
  }
}

/** What it is about, the first one that tells it. */
const linksOf = (fault: Fault<StoredLink, StoredLink>): StoredLink[] => {
  switch (fault.rule) {
    case 'same-and-different':
      return [fault.apart, ...fault.chain];
    case 'two-kept-ids':
      return [...fault.by.toReversed(), ...fault.chain];
    case 'kept-id-elsewhere':
      return [fault.by];
  }
};

function keyOf({ element }: Change): string {
  return element.kind === 'RELATIONSHIP'
    ? linkKey({ type: element.type, from: element.from.id, to: element.to.id })
    : '';
}

/** Files of the seeds that added them, by revision. */
async function filesOf(
  links: readonly StoredLink[],
  run: RunNamed,
): Promise<ReadonlyMap<number | undefined, string>> {
  const revisions = new Set(links.flatMap(({ addedIn }) => addedIn ?? []));
  const rows = await run('ledger/files', { ids: [...revisions].map(lineId) });
  return new Map(
    rows.flatMap(({ revision, file }) =>
      typeof revision === 'number' && typeof file === 'string' ? [[revision, file] as const] : [],
    ),
  );
}
