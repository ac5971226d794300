import { memoryLimit } from '../../seed/load/memory/limit.js';
import { measured } from '../../seed/load/memory/need.js';
import type { Check } from '../check.js';
import type { Finding } from '../finding.js';
import { figure, memory as inWords } from '../words.js';

/** Memory that the server gives one transaction, and what seed that holds. */
export const memory: Check = {
  id: 'memory',
  title: 'Memory',
  async run({ statements, read }) {
    const limit = await memoryLimit({ readLatest: read }, statements);
    return [limit === undefined ? unlimited : limitFinding(limit)];
  },
};

const unlimited: Finding = {
  level: 'note',
  title: 'The server reports no limit for the memory of a transaction: its heap is the limit.',
};

/** An article is some hundred entities and facts. */
const little = 32 * 2 ** 20;

/** @param limit bytes */
export function limitFinding(limit: number): Finding {
  const [entities, facts] = [measured.entity, measured.fact].map((bytes) => figure(rounded(limit / bytes)));
  const title = `One transaction may use ${inWords(limit)}: about ${entities ?? 0} entities or ${facts ?? 0} facts.`;
  if (limit < little)
    return {
      level: 'warning',
      title,
      remedy: 'Raise dbms.memory.transaction.total.max on the server.',
    };
  return {
    level: 'ok',
    title,
    detail: 'Larger seeds load in batches, with a line as //! batch: 5000 in their header.',
  };
}

/** Down to two digits: it is an estimate. */
function rounded(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.floor(value / step) * step;
}
