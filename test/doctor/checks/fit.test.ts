import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.js';
import type { Patient } from '../../../src/doctor/check.js';
import { fit } from '../../../src/doctor/checks/fit.js';
import { PactgraphError } from '../../../src/errors.js';
import { realOntology } from '../../support/ontology.js';
import { statementFiles } from '../../support/seeds.js';
import { told } from '../support.js';

describe('a graph too large to be read in time', () => {
  it('is told as not finished, type for type, and the others are looked at', async () => {
    const names = { labels: ['Organisation', 'Place'], types: [] };
    const answers = [
      [names],
      [{ labels: [3_000_000, 2], types: [], nodes: 3_000_002 }],
      [{ count: 0, first: null, last: null }],
    ];
    const patient: Patient = {
      config: readConfig({}),
      statements: statementFiles,
      ontology: () => realOntology,
      database: () => Promise.reject(new Error('not asked')),
      read: (_, parameters) =>
        parameters?.label === 'Organisation'
          ? Promise.reject(new PactgraphError('QUERY_TIMEOUT', 'A statement hit its timeout.'))
          : Promise.resolve(answers.shift() ?? []),
    };
    const found = await fit.run(patient);
    expect(told(found)).toEqual([
      'note: Organisation: not finished, because its 3,000,000 take longer than 10 s.',
    ]);
    expect(found).toMatchObject([{ skipped: true }]);
  });
});
