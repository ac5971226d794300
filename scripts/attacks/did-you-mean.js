import { ask, longestWait } from '../attack-server.js';

const query = `{ organisations(where: { kind: { eq: "${'Did you mean '.repeat(16_000)}" } }) { totalCount } }`;

/** While introspection is off, suggestions were taken out of messages by a pattern that is quadratic. */
export const attack = {
  name: '208 kB of "Did you mean" in an argument: another client waits',
  unit: 'ms',
  before: 9_400,
  limit: 1_000,
  run: ({ port }, quick) =>
    longestWait(port, async () => {
      for (let i = 0; i < (quick ? 1 : 20); i++) await ask(port, query);
    }),
};
