/** `pactgraph changes`: what seeds added, changed and removed since a revision. */
import { z } from 'zod';
import type { Config } from '../config.js';
import { didYouMean } from '../did-you-mean.js';
import { PactgraphError } from '../errors.js';
import { integer } from '../graph/values.js';
import type { Ontology } from '../ontology/model.js';
import { statementNamed } from '../seed/apply/reads.js';
import { toLedger } from '../seed/ledger/ledger.js';
import type { CommandIo } from './io.js';
import { jsonVersion } from './report-failure.js';
import { withSession } from './session.js';

export interface ChangesOptions {
  /** Revision that is known already. */
  readonly since?: number;
  /** Entity types, by name. */
  readonly type?: readonly string[];
  /** At most so many changes. */
  readonly limit?: number;
}

const defaultLimit = 1_000;
const kinds = ['added', 'changed', 'removed'] as const;
const signs = { added: '+', changed: '~', removed: '-' } as const;

const row = z.object({
  revision: z.int(),
  kind: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  number: z.int(),
  action: z.string(),
  at: z.string(),
  type: z.string(),
  id: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  values: z.string().nullable(),
});
const changed = z.object({ before: z.record(z.string(), z.unknown()) });

export const changes = (
  config: Config,
  io: CommandIo,
  { since = 0, type: types, limit = defaultLimit }: ChangesOptions,
): Promise<void> =>
  withSession(config, io, async ({ graph, ontology, statements }) => {
    const prefixes = types && prefixesOf(ontology, types);
    const ledger = toLedger(await graph.readLatest(statementNamed(statements, 'ledger/head').text));
    const files = new Map(ledger.seeds.map(({ number, file }) => [number, file]));
    const rows = await graph.readLatest(
      statementNamed(statements, 'changes/since').text,
      {
        revision: integer(since),
        kind: integer(3),
        index: integer(0),
        types: [...ontology.entities.keys(), ...ontology.relationships.keys()],
        prefixes: prefixes ?? null,
        count: integer(limit + 1),
      },
      60_000,
    );
    const found = rows.slice(0, limit).map((given) => {
      const { kind, number, action, from, to, values, ...rest } = row.parse(given);
      return {
        ...rest,
        kind: kinds[kind],
        undone: action === 'UNDONE',
        seed: files.get(number) ?? '',
        ...(from !== null && to !== null && { from, to }),
        ...(kind === 1 && {
          properties: Object.keys(changed.parse(JSON.parse(values ?? '{}')).before).sort(),
        }),
      };
    });
    const more = rows.length > limit;
    if (io.json) {
      io.out(JSON.stringify({ version: jsonVersion, revision: ledger.revision, more, changes: found }));
      return;
    }
    for (const { revision, kind, undone, seed, type, id, from, to, properties } of found) {
      const what = from === undefined ? id : `${from} -> ${to ?? ''}`;
      const by = undone ? `${seed} (undone)` : seed;
      io.out([signs[kind], revision, by, type, what, properties?.join(', ') ?? ''].join('\t').trimEnd());
    }
    if (found.length === 0)
      io.err(`Nothing changed since revision ${since}; the graph is at ${ledger.revision}.`);
    if (more)
      io.err(`There is more: raise --limit, or go on with --since ${(found.at(-1)?.revision ?? 1) - 1}.`);
  });

/** @throws PactgraphError USAGE for a name that is no entity type */
function prefixesOf(ontology: Ontology, names: readonly string[]): string[] {
  return names.map((name) => {
    const type = ontology.entities.get(name);
    if (type) return `${type.idPrefix}/`;
    const known = [...ontology.entities.keys()];
    throw new PactgraphError('USAGE', `There is no entity type ${name}.${didYouMean(name, known)}`, {
      hint: `Types are ${known.join(', ')}.`,
    });
  });
}
