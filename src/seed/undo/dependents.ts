/** What later seeds rest on of a line that is to be taken back. Pure. */
import { z } from 'zod';
import type { Row } from '../../graph/values.js';
import { parseRelies, type Patch, type Relies } from '../ledger/patch.js';
import { textsIn } from '../values.js';

/** A later seed that would lose something. */
export interface Dependent {
  readonly number: number;
  readonly file: string;
  /** Of the entity, evidence or fact. */
  readonly id: string;
  /** '' stands for the element itself. */
  readonly property: string;
  readonly how: 'CHANGED' | 'STATES';
}

const lineShape = z.object({ number: z.int(), file: z.string(), altered: z.string(), relies: z.string() });

/** @param later rows of cypher/ledger/lines-after.cypher */
export function dependentsOn(patch: Patch, later: readonly Row[]): Dependent[] {
  const created = new Set([
    ...patch.created.nodes.map(([, id]) => id),
    ...patch.created.facts.map(([id]) => id),
  ]);
  const changed = new Map(patch.changed.map((change) => [change.id, change]));
  return later.flatMap((row) => {
    const { number, file, altered, relies } = lineShape.parse(row);
    const found = (of: Relies, how: Dependent['how']) =>
      Object.entries(of).flatMap(([id, properties]) =>
        properties
          .filter((property) => created.has(id) || goes(changed.get(id), property, how))
          .map((property): Dependent => ({ number, file, id, property: property.split('=')[0] ?? '', how })),
      );
    return [...found(parseRelies(altered), 'CHANGED'), ...found(parseRelies(relies), 'STATES')];
  });
}

/** Whether taking the change back takes away what is relied on; evidence lists lose only what the line added. */
function goes(change: Patch['changed'][number] | undefined, relied: string, how: Dependent['how']): boolean {
  if (!change) return false;
  const [property = '', evidence] = relied.split('=');
  if (!Object.hasOwn(change.after, property)) return false;
  const before = textsIn(change.before[property]);
  if (evidence !== undefined)
    return !before.includes(evidence) && textsIn(change.after[property]).includes(evidence);
  // Another seed may have added to the same list; each takes back its own.
  return how === 'STATES' || !Array.isArray(change.after[property]) || !isEvidence(property);
}

const isEvidence = (property: string): boolean => property === 'evidence' || property.endsWith('Evidence');
