/** Whether somebody holds locks: a load that is at work, or a transaction that was forgotten. */
import { z } from 'zod';
import { statementText } from '../graph/statement-files.js';
import type { Patient } from './check.js';
import type { Finding } from './finding.js';
import { count, duration } from './words.js';

const shape = z.object({
  id: z.string(),
  user: z.string(),
  address: z.string(),
  status: z.string(),
  locks: z.int(),
  milliseconds: z.int(),
});

type Holder = Readonly<z.infer<typeof shape>>;

/** ms: a read is over by then. */
const notable = 2_000;
/** ms after which no load of ours is still in one transaction. */
const forgotten = 30 * 60_000;

export async function locksIn({ config, statements, read }: Patient): Promise<Finding[]> {
  const text = statementText(statements, 'doctor/transactions');
  const rows = await read(text, { name: config.database, milliseconds: notable });
  return lockFindings(z.array(shape).parse(rows));
}

/** Pure. */
export function lockFindings(transactions: readonly Holder[]): Finding[] {
  const waiting = transactions.filter(({ status }) => status.startsWith('Blocked by'));
  return transactions
    .filter((one) => !waiting.includes(one))
    .map((holder): Finding => {
      const { id, user, address, locks, milliseconds } = holder;
      const others = waiting.filter(
        ({ status }) => status.includes(`${id}]`) || status.includes(`${id},`),
      ).length;
      const title = `A transaction of ${user} from ${address} has held ${count(locks, 'lock')} for ${duration(milliseconds)}${others > 0 ? `, and ${count(others, 'other waits', 'others wait')} for it` : ''}.`;
      return milliseconds > forgotten
        ? {
            level: 'warning',
            title,
            remedy: `It may be forgotten. To end it: TERMINATE TRANSACTION '${id}'`,
          }
        : { level: 'note', title, detail: 'Most likely seeds are being loaded; loads wait for each other.' };
    });
}
