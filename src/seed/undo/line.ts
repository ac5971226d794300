/** One line of the ledger that is to be taken back. */
import { z } from 'zod';
import type { Row } from '../../graph/values.js';
import { parsePatch, type Patch } from '../ledger/patch.js';

export interface Line {
  readonly revision: number;
  readonly number: number;
  readonly part: number;
  readonly patch: Patch;
}

const shape = z.object({ revision: z.int(), number: z.int(), part: z.int() });

/** @param row of cypher/ledger/lines-of.cypher */
export const toLine = (row: Row): Line => ({ ...shape.parse(row), patch: parsePatch(row) });
