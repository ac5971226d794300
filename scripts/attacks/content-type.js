import { longestWait, raw } from '../attack-server.js';

const request = [
  'POST /graphql HTTP/1.1',
  'Host: localhost',
  `Content-Type: application/json${' '.repeat(15_000)};`,
  'Content-Length: 2',
  'Connection: close',
  '',
  '{}',
].join('\r\n');

/** A library trims the type by a pattern that is quadratic: 0.4 to 0.8 s each. */
export const attack = {
  name: '10 content types with 15,000 spaces: another client waits',
  unit: 'ms',
  before: 4_000,
  limit: 1_000,
  run: ({ port }, quick) =>
    longestWait(port, async () => {
      for (let i = 0; i < (quick ? 10 : 100); i++) await raw(port, request);
    }),
};
