/** Writes which entities are one body: the ids of all, on each of them. */
import { quotedName } from '../../../identifier.js';
import { bodyProperty, sameAs } from '../../../ontology/identity.js';
import type { EntityType } from '../../../ontology/model.js';
import { groupBy } from '../elements/group-by.js';
import type { BodyToWrite, Identity } from './identity-of.js';
import type { RunText } from './read-linked.js';

/** Ids that one statement sets; each member of a body holds all of its ids. */
const most = 10_000;

/**
 * @param before names of the types that have bodies, as the ledger has them
 * @returns the same from now on
 */
export async function writeBodies(
  run: RunText,
  { bodies, types }: Pick<Identity, 'bodies' | 'types'>,
  before: readonly string[],
): Promise<readonly string[]> {
  for (const own of groupBy(bodies, ({ type }) => type.label).values()) {
    const type = own[0]?.type;
    if (!type) continue;
    for (const some of piecesOf(own)) await run(textOf(type), { bodies: some.map(({ ids }) => ids) });
  }
  const names = new Set(before);
  for (const type of types) {
    if (await hasBodies(run, type)) names.add(type.name);
    else names.delete(type.name);
  }
  return [...names].sort();
}

const textOf = ({ label }: EntityType): string =>
  `UNWIND $bodies AS body
  UNWIND body AS id
  MATCH (n:${quotedName(label)} {id: id})
    USING INDEX SEEK n:${quotedName(label)}(id)
  SET n.${bodyProperty} = CASE WHEN size(body) > 1 THEN body ELSE null END`;

/** The server keeps the count of facts that start at a label, so that this reads none of them. */
async function hasBodies(run: RunText, { label }: EntityType): Promise<boolean> {
  const [row] = await run(`MATCH (:${quotedName(label)})-[r:${sameAs}]->() RETURN count(r) AS count`, {});
  return row?.count !== 0;
}

function* piecesOf(bodies: readonly BodyToWrite[]): Generator<BodyToWrite[]> {
  let piece: BodyToWrite[] = [];
  let size = 0;
  for (const body of bodies) {
    const own = body.ids.length ** 2;
    if (size + own > most && piece.length > 0) {
      yield piece;
      [piece, size] = [[], 0];
    }
    piece.push(body);
    size += own;
  }
  if (piece.length > 0) yield piece;
}
