/** The state of the graph: counts by type, and the ledger. */
import { isoDay } from '../../dates/day.js';
import { packageVersion } from '../../package.js';
import { statementText } from '../../graph/statement-files.js';
import { countStatement } from '../../loaders/count-statement.js';
import { upperSnake } from '../../ontology/public/names.js';
import type { Analytic } from '../analytic.js';

export const graph: Analytic = {
  resolve: async (_, __, context) => {
    const { ontology, read } = context;
    const { text, parameters } = countStatement(ontology);
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

export const seeds: Analytic = {
  resolve: async (_, __, context) => {
    const rows = await context.read(statementText(context.statements, 'graph/seeds'));
    return rows.filter((row) => row.number !== null).map((row) => ({ ...row, revision: row.seedRevision }));
  },
};
