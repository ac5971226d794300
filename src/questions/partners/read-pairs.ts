/** The pairs of facts that tie organisations to others, as cypher/partners/ties.cypher finds them. */
import { z } from 'zod';
import { statementText } from '../../graph/statement-files.js';
import type { Row } from '../../graph/values.js';
import type { Ontology } from '../../ontology/model.js';
import type { Asking } from '../asking.js';
import { mergedPair, tiedTypes } from './read-merged-pairs.js';
import type { Pair } from './rule.js';

const text = z.string().nullable();
const texts = z.array(z.string());
const dates = z.array(text);
const status = z.enum(['WITHDRAWN', 'UNKNOWN', 'PLANNED', 'ENDED', 'ACTIVE']).nullable();
const times = z.array(z.object({ from: dates, to: dates, holds: z.number().nullable() }));
const pairRow = z.object({
  kind: z.enum(['AGREEMENT', 'CENTRE', 'PROJECT', 'COOPERATION']),
  partner: z.string(),
  sortName: text,
  via: z.string(),
  role: text,
  ownFact: z.string(),
  partnerFact: text,
  ownStatus: status,
  partnerStatus: status,
  viaStatus: status,
  ownFrom: dates,
  partnerFrom: dates,
  viaFrom: dates,
  ownTo: dates,
  partnerTo: dates,
  viaTo: dates,
  evidence: texts,
  inferred: texts,
  viaInferred: texts,
  ownNote: text,
  partnerNote: text,
  viaNote: text,
  ownHolds: z.number().nullable(),
  partnerHolds: z.number().nullable(),
  ownTimes: times.optional(),
  partnerTimes: times.optional(),
  disputed: z
    .boolean()
    .nullable()
    .transform((disputed) => disputed === true),
});

/**
 * One statement reads all organisations.
 * @param pause asked after each row whether the work may go on: true, or a promise of the time to
 * @returns the pairs of each organisation, in the order of the ids; none for an id of something else
 */
export async function readPairs(
  { read, statements, bodies, ontology }: Pick<Asking, 'read' | 'statements' | 'bodies' | 'ontology'>,
  ids: readonly string[],
  pause: () => true | Promise<true> = () => true,
): Promise<readonly Pair[][]> {
  const pairs = new Map<string, Pair[]>(ids.map((id) => [id, []]));
  const merging = tiedTypes.some((type) => bodies.has(type));
  const statement = statementText(statements, merging ? 'partners/ties-of-bodies' : 'partners/ties');
  for (const row of await read(statement, { ids })) {
    if (row.kind !== null) {
      const pair = merging ? ofBodies(row, ontology) : toPair(row);
      pairs.get(z.string().parse(row.parent))?.push(pair);
    }
    const go = pause();
    if (go !== true) await go;
  }
  return ids.map((id) => pairs.get(id) ?? []);
}

function ofBodies(given: Row, ontology: Ontology): Pair {
  const { row, factIds } = mergedPair(given, ontology);
  return { ...toPair(row), factIds };
}

function toPair(row: Row): Pair {
  const { ownFact, partnerFact, ...rest } = pairRow.parse(row);
  const { viaInferred, ownNote, partnerNote, viaNote, ...pair } = rest;
  const ofVia = viaInferred.filter((name) => restsOn.has(name));
  const notes = [ownNote, partnerNote, ofVia.length === 0 ? null : viaNote];
  return {
    ...pair,
    factIds: partnerFact === null ? [ownFact] : [ownFact, partnerFact],
    inferred: [...pair.inferred, ...ofVia],
    notes: notes.filter((note) => note !== null),
  };
}

/** Properties of `via` that decide when a tie holds. */
const restsOn: ReadonlySet<string> = new Set([
  'status',
  'signedOn',
  'inForceOn',
  'openedOn',
  'startedOn',
  'heldOn',
  'endedOn',
  'closedOn',
]);
