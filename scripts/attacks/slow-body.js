import { connect } from 'node:net';

/** A letter a second: how long a connection, and a place among them, is held. */
export const attack = {
  name: 'A body that comes a letter a second: until it is answered 408',
  unit: 'ms',
  before: 16_000,
  limit: 12_000,
  run: ({ port }) =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      const head =
        'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n';
      const socket = connect(port, '127.0.0.1', () => socket.write(`${head}\r\n{`));
      const drip = setInterval(() => socket.write(' '), 1_000);
      let answer = '';
      socket.setEncoding('utf8').on('data', (part) => (answer += part));
      socket.on('error', () => undefined);
      socket.on('close', () => {
        clearInterval(drip);
        if (answer.startsWith('HTTP/1.1 408 ')) resolve(performance.now() - started);
        else reject(new Error(`answered ${answer.slice(0, 40)}`));
      });
    }),
};
