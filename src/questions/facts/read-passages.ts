/** The passages of sources, in the order of the text. */
import { z } from 'zod';
import { integer, type Value } from '../../graph/values.js';
import type { Asking } from '../asking.js';
import type { FactPosition } from './request.js';
import { beyond, valuesOf } from './statement.js';

export interface PassagesRequest {
  /** How many at most; undefined when only the count is wanted. */
  readonly size: number | undefined;
  /** The last ones, before the position, instead of the first ones behind it. */
  readonly backwards: boolean;
  readonly from: FactPosition | undefined;
  /** Revision of the cursor of `from`: passages that were added later are left out, and not counted. */
  readonly seen?: number;
  readonly count: boolean;
}

export interface PassagePage {
  readonly entries: readonly { readonly id: string; readonly position: FactPosition }[];
  readonly hasMore: boolean;
  readonly totalCount: number | undefined;
}

const shape = z.object({ id: z.string(), k0: z.number() });

/** @returns a page for each source, in their order; rows of data sets, which have no position, come last */
export async function readPassages(
  { read }: Pick<Asking, 'read'>,
  { size, backwards, from, seen, count }: PassagesRequest,
  sources: readonly string[],
): Promise<readonly PassagePage[]> {
  const direction = backwards ? 'DESC' : 'ASC';
  const wasThere = seen === undefined ? '' : '\n  WHERE coalesce(passage.addedIn, 0) <= $seen';
  const list = `OPTIONAL CALL (parent) {
  MATCH (passage:Evidence {source: parent})
  USING INDEX SEEK passage:Evidence(source)${wasThere}
  WITH passage.id AS id, coalesce(passage.start, $noStart) AS k0
  ${from ? `WHERE ${beyond(['k0', 'id'], backwards)}` : ''}
  RETURN id, k0 ORDER BY k0 ${direction}, id ${direction} LIMIT $limit
}`;
  const text = [
    'MATCH (ledger:Ledger)',
    'UNWIND $ids AS parent',
    ...(size === undefined ? [] : [list]),
    `RETURN ledger.revision AS revision, parent${size === undefined ? '' : ', id, k0'}${
      count ? `, COUNT { MATCH (passage:Evidence {source: parent})${wasThere} } AS total` : ''
    }`,
    ...(size === undefined ? [] : [`ORDER BY k0 ${direction}, id ${direction}`]),
  ].join('\n');
  const rows = await read(text, {
    ids: sources,
    noStart: integer(Number.MAX_SAFE_INTEGER),
    limit: integer((size ?? 0) + 1),
    ...(from && valuesOf(from)),
    ...(seen !== undefined && { seen: integer(seen) }),
  });
  const totals = new Map<Value | undefined, Value | undefined>(rows.map((row) => [row.parent, row.total]));
  return sources.map((source) => {
    const found = rows
      .filter((row) => row.parent === source && row.id !== null && row.id !== undefined)
      .map((row) => {
        const { id, k0 } = shape.parse(row);
        return { id, position: { keys: [k0], id } };
      });
    const entries = found.slice(0, size ?? 0);
    const total = totals.get(source);
    return {
      entries: backwards ? entries.reverse() : entries,
      hasMore: found.length > entries.length,
      totalCount: typeof total === 'number' ? total : undefined,
    };
  });
}
