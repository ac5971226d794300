import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../attack-server.js';

const texts = Array.from({ length: 30 }, (_, i) => `t${i}: text`).join(' ');
const query = `{ sources(first: 1) { nodes { ${texts} } } }`;
const body = JSON.stringify({ query });
const request = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

/** Bytes that a client asks for: more than the buffers of both sides hold. */
const enough = 6_000_000;

/** They take nothing of their answers. */
export const attack = {
  name: 'Clients that never read: still served after 45 s',
  unit: '%',
  before: 100,
  limit: 0,
  async run({ port }, quick) {
    const { status, text } = await ask(port, query);
    if (status !== 200) throw new Error(`answered ${status}`);
    const sockets = [];
    for (let i = 0; i < (quick ? 10 : 30); i++) {
      const socket = connect(port, '127.0.0.1').pause();
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      socket.write(request.repeat(Math.ceil(enough / text.length)));
      sockets.push(socket);
      // Not so fast that they are refused for taking too long.
      await ask(port, query);
    }
    await sleep(quick ? 45_000 : 130_000);
    const served = await Promise.all(sockets.map(isServed));
    for (const socket of sockets) socket.destroy();
    return (served.filter(Boolean).length / served.length) * 100;
  },
};

/** Of a connection that was cut there comes at most what the buffers held. */
async function isServed(socket) {
  let bytes = 0;
  const all = new Promise((resolve) =>
    socket.on('data', (part) => {
      bytes += part.length;
      if (bytes >= enough) resolve(true);
    }),
  );
  return Promise.race([all, once(socket.resume(), 'close').then(() => false), sleep(10_000, true)]);
}
