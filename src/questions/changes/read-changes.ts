/** Changes by page, as cypher/changes/ reads them from the ledger. */
import { z } from 'zod';
import { statementText } from '../../graph/statement-files.js';
import { integer, type Parameters, type Row } from '../../graph/values.js';
import type { EntityType } from '../../ontology/model.js';
import type { Asking } from '../asking.js';
import { toChanges, type Change } from './change.js';
import type { ChangePosition } from './position.js';

/** Changes are the same on every day, and of what is stored. */
type Readable = Omit<Asking, 'today' | 'bodies'>;

/** Only entities of these types, and facts that start or end at one; undefined for all. */
export type ChangedTypes = readonly EntityType[] | undefined;

/** @returns at most `count` changes behind `start`, oldest first */
export async function readChanges(
  asking: Readable,
  types: ChangedTypes,
  start: ChangePosition,
  count: number,
): Promise<Change[]> {
  const rows = await asking.read(statementText(asking.statements, 'changes/since'), {
    ...parametersOf(asking, types, start.revision),
    kind: integer(start.kind),
    index: integer(start.index),
    count: integer(count),
  });
  return toChanges(rows, asking.ontology);
}

/**
 * @param since no change up to this revision is found
 * @returns at most `count` changes before `end`, newest first
 */
export async function readChangesBefore(
  asking: Readable,
  types: ChangedTypes,
  since: number,
  end: ChangePosition,
  count: number,
): Promise<Change[]> {
  const rows = await asking.read(statementText(asking.statements, 'changes/before'), {
    ...parametersOf(asking, types, end.revision),
    since: integer(since),
    kind: integer(end.kind),
    index: integer(end.index),
    count: integer(count),
  });
  return toChanges(rows, asking.ontology);
}

/** Counts the changes since a revision. */
export async function countChanges(asking: Readable, types: ChangedTypes, revision: number): Promise<number> {
  const [row] = await asking.read(
    statementText(asking.statements, 'changes/count'),
    parametersOf(asking, types, revision),
  );
  return z.number().parse(row?.count);
}

/** Evidence, sources and claims are proof, not news: they are never listed. */
const parametersOf = (
  { ontology }: Pick<Asking, 'ontology'>,
  types: ChangedTypes,
  revision: number,
): Parameters => ({
  types: [...ontology.entities.keys(), ...ontology.relationships.keys()],
  prefixes: types?.map(({ idPrefix }) => `${idPrefix}/`) ?? null,
  revision: integer(revision),
});

/**
 * The seeds that lines of the ledger applied or took back. Found by revision of the line, not by number: another file
 * may have taken the number of an undone seed.
 * @returns a row of cypher/changes/seeds.cypher for each line that exists
 */
export async function seedsOfLines(
  { read, statements }: Readable,
  lines: readonly number[],
): Promise<ReadonlyMap<number, Row>> {
  const rows = await read(statementText(statements, 'changes/seeds'), { lines: lines.map(integer) });
  return new Map(rows.flatMap((row) => (typeof row.line === 'number' ? [[row.line, row] as const] : [])));
}
