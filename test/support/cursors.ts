/** Cursors as the server would give them, for tests that begin somewhere in a list. */
import { cursorsOf } from '../../src/api/paging/cursor.js';
import type { ListKey } from '../../src/api/paging/list-key.js';
import type { Value } from '../../src/graph/values.js';

/** Given at revision 1. */
export const cursorOf = (list: ListKey, keys: readonly Value[], id = ''): string =>
  cursorsOf(list)({ keys, id, factId: null }, { revision: 1, day: 20251130 });
