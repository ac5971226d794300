/** The row of a data set behind a passage. */
import type { NodeRow } from '../../loaders/request.js';
import { readRecords, type DataRecord } from '../../questions/records.js';
import type { Analytic } from '../analytic.js';

export const evidenceRecord: Analytic<NodeRow> = {
  columns: ['recordAt'],
  resolve: ({ recordAt }, _, context) =>
    typeof recordAt === 'string'
      ? context.loaders
          .batch<DataRecord | null>('records', (asked) => readRecords(context, asked))
          .load(recordAt)
      : null,
};
