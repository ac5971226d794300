/** The state of the graph: counts by type, and the ledger. */
import { z } from 'zod';
import { isoDay } from '../../dates/day.js';
import { packageVersion } from '../../package.js';
import { statementText } from '../../graph/statement-files.js';
import { countStatement } from '../../loaders/count-statement.js';
import { upperSnake } from '../../ontology/public/names.js';
import { integer } from '../../graph/values.js';
import type { Analytic } from '../analytic.js';
import type { PageArguments } from '../arguments.js';
import { spanOf } from '../paging/both-ways.js';
import { toConnection } from '../paging/connection.js';
import { noCursor } from '../paging/cursor.js';

export const graph: Analytic = {
  resolve: async (_, __, context) => {
    const { ontology, read, bodies } = context;
    const { text, parameters } = countStatement(ontology, bodies);
    const rows = await read(text, parameters);
    const counts = new Map(rows.map((row) => [row.name, row.count]));
    const ofRecord = (name: string) => counts.get(ontology.records.get(name)?.label ?? '') ?? 0;
    return {
      revision: rows[0]?.revision ?? 0,
      entities: [...ontology.entities.values()].map((e) => ({
        type: upperSnake(e.name),
        count: counts.get(e.label) ?? 0,
      })),
      facts: [...ontology.relationships.keys()].map((type) => ({ type, count: counts.get(type) ?? 0 })),
      evidenceCount: ofRecord('Evidence'),
      sourceCount: ofRecord('Source'),
      version: packageVersion,
      today: isoDay(context.today),
    };
  },
};

const seedList = { field: 'Query.seeds', parent: null, order: '', filter: undefined };

export const seeds: Analytic<unknown, PageArguments> = {
  resolve: async (_, args, context) => {
    const span = spanOf(args, seedList, 1);
    const { size, backwards, from } = span;
    const number = z.int().optional().safeParse(from?.keys[0]);
    if (!number.success) throw noCursor();
    const rows = await context.read(statementText(context.statements, 'graph/seeds'), {
      from: number.data === undefined ? null : integer(number.data),
      backwards,
      limit: integer(size + 1),
    });
    const found = rows.filter((row) => row.number !== null);
    const page = found.slice(0, size).map((row) => ({
      seed: { ...row, revision: row.seedRevision },
      position: { keys: [row.number ?? null], id: '' },
    }));
    return toConnection(
      {
        entries: backwards ? page.reverse() : page,
        hasMore: found.length > page.length,
        totalCount: z.number().parse(rows[0]?.total),
      },
      { list: seedList, span, node: ({ seed }) => seed, edge: () => undefined },
      context,
    );
  },
};
