import { raw } from '../attack-server.js';

/** A connection has 1,000 requests; the one behind them came to nothing. */
export const attack = {
  name: '1,010 requests on one connection: answered with an empty 503',
  unit: 'requests',
  before: 10,
  limit: 0,
  async run({ port }) {
    const one = 'GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const last = one.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n');
    const answer = await raw(port, one.repeat(1_009) + last);
    return answer.split('HTTP/1.1 503 ').length - 1;
  },
};
