/** A proxy before a Bolt server that cuts the connection at the first COMMIT, before or after the server has it. */
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** Bolt's COMMIT: a chunk of two bytes, a structure without fields and signature 0x12. */
const commit = Buffer.from([0x00, 0x02, 0xb0, 0x12, 0x00, 0x00]);

/**
 * @param cut `after`: the server commits and its answer is lost
 * @param then whether connections made after the cut pass through or find nobody
 * @returns the address to connect to
 */
export async function cuttingProxy(
  target: string,
  cut: 'before' | 'after',
  then: 'passes' | 'is gone' = 'passes',
): Promise<string> {
  const { hostname, port } = new URL(target);
  let done = false;
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    const upstream = connect(Number(port), hostname);
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    let swallow = false;
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
    client.on('data', (data) => {
      const cuts = !done && data.includes(commit);
      if (cuts) done = true;
      if (cuts && then === 'is gone') {
        server.close();
        for (const other of clients) if (other !== client) other.destroy();
      }
      if (cuts && cut === 'before') end();
      else {
        swallow ||= cuts;
        upstream.write(data);
      }
    });
    upstream.on('data', (data) => {
      if (swallow) end();
      else client.write(data);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
