import { report } from 'node:process';
import { z } from 'zod';
import { limits as graph } from '../../graph/limits.js';
import { limits as http } from '../../http/limits.js';
import type { Check } from '../check.js';
import type { Finding } from '../finding.js';
import { shippedLimits } from '../limits.js';
import { count, figure } from '../words.js';

/** The limits that are shipped, and whether this machine gives what they promise. */
export const limits: Check = {
  id: 'limits',
  title: 'Limits',
  run: () =>
    Promise.resolve([
      {
        level: 'ok',
        title: `${count(shippedLimits.length, 'limit')}; pactgraph doctor --limits lists them.`,
      },
      ...openFiles(),
    ]),
};

const shape = z.object({ userLimits: z.object({ open_files: z.object({ soft: z.coerce.number() }) }) });

/** What is open beside connections: libraries, logs, seeds. */
const beside = 64;

/** Each connection is an open file. Systems without such a limit tell none. */
function openFiles(): Finding[] {
  const parsed = shape.safeParse(report.getReport());
  return parsed.success ? openFilesFinding(parsed.data.userLimits.open_files.soft) : [];
}

/** @param allowed NaN where there is no limit */
export function openFilesFinding(allowed: number): Finding[] {
  const needed = http.sockets + graph.pool + beside;
  if (Number.isNaN(allowed) || allowed >= needed) return [];
  return [
    {
      level: 'warning',
      title: `This process may open ${figure(allowed)} files; ${figure(http.sockets)} connections at once need ${figure(needed)}.`,
      remedy: `Raise the limit: ulimit -n ${needed}, or LimitNOFILE= of the service.`,
    },
  ];
}
