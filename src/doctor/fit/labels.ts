/** Nodes that have not just the one label of their type. */
import { z } from 'zod';
import { statementText } from '../../graph/statement-files.js';
import type { Patient } from '../check.js';
import type { Finding } from '../finding.js';
import { count } from '../words.js';

const shape = z.object({ count: z.int(), first: z.string().nullable(), last: z.string().nullable() });

/** Reads the labels of every node: counts do not tell, as one without and one with two make up for each other. */
export async function labelFindings({ statements, read }: Patient): Promise<Finding[]> {
  const [row] = await read(statementText(statements, 'doctor/labels'));
  const { count: number, first, last } = shape.parse(row);
  if (number === 0) return [];
  return [
    {
      level: 'warning',
      title: `${count(number, 'node')} with no label or with several; each has the one label of its type.`,
      detail: `For example ${[...new Set([first, last])].join(', ')}`,
      remedy: 'pactgraph did not write them: delete them, or leave them the label that their id asks for.',
    },
  ];
}
