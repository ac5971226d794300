/** `pactgraph changes`: what seeds added, changed and removed since a revision. */
import type { Asking } from '../questions/asking.js';
import type { Change } from '../questions/changes/change.js';
import { behind } from '../questions/changes/position.js';
import { readChanges } from '../questions/changes/read-changes.js';
import type { Config } from '../config.js';
import { utcDay } from '../dates/day.js';
import { calledTerm } from '../seed/properties/terms.js';
import { didYouMean } from '../did-you-mean.js';
import { PactgraphError } from '../errors.js';
import { Loaders } from '../loaders/loaders.js';
import type { EntityType, Ontology } from '../ontology/model.js';
import { upperSnake } from '../ontology/public/names.js';
import { readOntology } from '../ontology/read.js';
import { statementText } from '../graph/statement-files.js';
import type { Parameters } from '../graph/values.js';
import { toLedger } from '../seed/ledger/ledger.js';
import type { CommandIo } from './run/io.js';
import { jsonVersion } from './run/report-failure.js';
import { withSession, type Session } from './run/session.js';

export interface ChangesOptions {
  /** A revision that the user knows already. */
  readonly since?: number;
  /** Entity types by name, as in the ontology or the API; one text may hold several, with commas. */
  readonly type?: readonly string[];
  /** At most so many changes. */
  readonly limit?: number;
}

const defaultLimit = 1_000;
/** Changes that one statement returns: its memory grows with the square. */
const pageSize = 200;
const timeout = 60_000;
const signs = { ADDED: '+', CHANGED: '~', REMOVED: '-' } as const;

/** @throws PactgraphError USAGE, DATABASE_UNAVAILABLE */
export async function changes(
  config: Config,
  io: CommandIo,
  { since = 0, type: typeNames, limit = defaultLimit }: ChangesOptions,
): Promise<void> {
  if (limit < 1) throw new PactgraphError('USAGE', '--limit: must be 1 or more.');
  // Report a mistyped name before starting a database.
  const types = typeNames && typesNamed(readOntology(config.ontologyFolder), typeNames);
  await withSession(config, io, async (session) => {
    const { graph, statements } = session;
    const ledger = toLedger(await graph.readLatest(statementText(statements, 'ledger/head')));
    const read = await allChanges(session, types, since, limit + 1);
    const more = read.length > limit;
    const found = read.slice(0, limit);
    const names = await namesNow(session, found);
    const told = found.map((change) => ({
      change,
      name: (change.kind === 'REMOVED' ? change.nameThen : names.get(change.id)) ?? null,
    }));
    if (io.json) {
      const { revision } = ledger;
      io.out(JSON.stringify({ version: jsonVersion, revision, more, changes: told.map(toJson) }));
      return;
    }
    for (const one of told) io.out(toLine(one));
    if (told.length === 0)
      io.err(`Nothing changed since revision ${since}; the graph is at ${ledger.revision}.`);
    if (more) io.err(howToGoOn(found, since));
  });
}

/** Reads page by page, each behind the last; lines of the ledger never change, so it misses and repeats nothing. */
async function allChanges(
  { graph, ontology, statements }: Session,
  types: readonly EntityType[] | undefined,
  since: number,
  most: number,
): Promise<Change[]> {
  const read: Asking['read'] = (text, parameters) => graph.readLatest(text, parameters, timeout);
  const found: Change[] = [];
  for (let start = behind(since); found.length < most; start = found.at(-1)?.position ?? start) {
    const count = Math.min(pageSize, most - found.length);
    const page = await readChanges({ ontology, statements, read }, types, start, count);
    found.push(...page);
    if (page.length < count) break;
  }
  return found;
}

/** Display names of the entities that still exist, by id. */
async function namesNow(
  { graph, ontology }: Session,
  found: readonly Change[],
): Promise<ReadonlyMap<string, string>> {
  const read = (text: string, parameters: Parameters) => graph.readLatest(text, parameters, timeout);
  const loaders = new Loaders(ontology, read, utcDay(new Date()));
  const request = { types: [...ontology.entities.keys()].sort(), columns: ['name'] };
  const there = found.filter(({ ends, kind }) => ends === null && kind !== 'REMOVED');
  const nodes = await Promise.all(there.map(({ id }) => loaders.node('names', request, id)));
  return new Map(
    nodes.flatMap((node) => (typeof node?.name === 'string' ? [[node.id, node.name] as const] : [])),
  );
}

interface Told {
  readonly change: Change;
  readonly name: string | null;
}

/** The shape that scripts read: see jsonVersion. */
function toJson({ change, name }: Told) {
  const { position, kind, undone, at, number, file, type, id, ends, term, properties } = change;
  return {
    revision: position.revision,
    kind: kind.toLowerCase(),
    undone,
    at,
    number,
    seed: file,
    type,
    id,
    ...(ends === null ? { name } : { from: ends[0], to: ends[1], ...(term !== null && { term }) }),
    ...(kind === 'CHANGED' && { properties }),
  };
}

/** Sign, revision, seed, type, id, name or ends, properties: separated by tabs, so that `cut` and `awk` can read it. */
function toLine({ change, name }: Told): string {
  const { position, kind, undone, file, type, id, ends, term, properties } = change;
  return [
    signs[kind],
    position.revision,
    undone ? `${file} (undone)` : file,
    type,
    id,
    ends ? ends.join(' -> ') + calledTerm(term) : onOneLine(name ?? ''),
    properties.join(', '),
  ]
    .join('\t')
    .trimEnd();
}

// eslint-disable-next-line no-control-regex
const onOneLine = (name: string): string => name.replaceAll(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ');

/** The output may hold only a part of the last revision, so go on before it, unless that is where this began. */
function howToGoOn(found: readonly Change[], since: number): string {
  const whole = (found.at(-1)?.position.revision ?? 0) - 1;
  return `There is more: raise --limit${whole > since ? `, or go on with --since ${whole}` : ''}.`;
}

/** @throws PactgraphError USAGE for a name that is no entity type */
function typesNamed(ontology: Ontology, names: readonly string[]): EntityType[] {
  const known = [...ontology.entities.values()];
  const given = names.flatMap((text) => text.split(',')).map((name) => name.trim());
  return given.map((name) => {
    const type = known.find((one) => name === one.name || name === upperSnake(one.name));
    if (type) return type;
    const all = known.map((one) => one.name);
    throw new PactgraphError('USAGE', `--type: there is no entity type ${name}.${didYouMean(name, all)}`, {
      hint: `Types are ${all.join(', ')}.`,
    });
  });
}
