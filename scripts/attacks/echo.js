import { ask } from '../attack-server.js';

const long = 'x'.repeat(250_000);
const requests = [
  [`{ organisations(first: "${long}") { totalCount } }`],
  [`{ ${long} }`],
  [`{ organisations(${long}: 1) { totalCount } }`],
  ['query($n: Int) { organisations(first: $n) { totalCount } }', { n: long }],
];

/** How much of a wrong request comes back. */
export const attack = {
  name: '250 kB of what is wrong: in the error that comes back',
  unit: 'bytes',
  before: 250_000,
  limit: 1_000,
  async run({ port }) {
    const answers = await Promise.all(requests.map(([query, variables]) => ask(port, query, { variables })));
    if (answers.some(({ status }) => status !== 400)) throw new Error('not refused');
    return Math.max(...answers.map(({ text }) => text.length));
  },
};
