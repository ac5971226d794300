import { ask } from '../attack-server.js';

const open = '['.repeat(2_000);
const queries = [
  `{ organisations(first: ${open}) { totalCount } }`,
  `{ organisations(first: ${open}${']'.repeat(2_000)}) { totalCount } }`,
  `query($n: ${open}Int) { organisations(first: $n) { totalCount } }`,
  `query($n: Int = ${open}) { organisations(first: $n) { totalCount } }`,
];

/** The parser calls itself for each bracket within another. */
export const attack = {
  name: '2,000 lists within each other: answers that tell of the call stack',
  unit: 'of 4',
  before: 4,
  limit: 0,
  async run({ port }) {
    const answers = await Promise.all(queries.map((query) => ask(port, query)));
    return answers.filter(({ status, text }) => status !== 400 || text.includes('call stack')).length;
  },
};
