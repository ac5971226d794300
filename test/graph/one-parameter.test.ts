import { expect, it } from 'vitest';
import { withOneParameter } from '../../src/graph/one-parameter.js';

it('parameters go as one map, of which the database takes no sizes and types into account', () => {
  const parameters = { ids: ['a'], limit: 2n };
  expect(withOneParameter('UNWIND $ids AS id RETURN id, $ids LIMIT $limit', parameters)).toEqual([
    'UNWIND $given.ids AS id RETURN id, $given.ids LIMIT $given.limit',
    { given: parameters },
  ]);
  expect(withOneParameter('RETURN 1', {})).toEqual(['RETURN 1', {}]);
});
