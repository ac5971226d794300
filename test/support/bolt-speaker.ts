/** A server that speaks Bolt and is no Neo4j: it greets like one and refuses every statement. */
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** PackStream: a text of less than 16 bytes is 0x80 + length, longer ones 0xd0 and the length; a map of n 0xa0 + n. */
const text = (value: string): Buffer => {
  const bytes = Buffer.from(value);
  return Buffer.concat([
    bytes.length < 16 ? Buffer.from([0x80 + bytes.length]) : Buffer.from([0xd0, bytes.length]),
    bytes,
  ]);
};
const map = (entries: Readonly<Record<string, string>>): Buffer =>
  Buffer.concat([
    Buffer.from([0xa0 + Object.keys(entries).length]),
    ...Object.entries(entries).flat().map(text),
  ]);
const message = (signature: number, fields: Readonly<Record<string, string>>): Buffer => {
  const body = Buffer.concat([Buffer.from([0xb1, signature]), map(fields)]);
  return Buffer.concat([Buffer.from([0, body.length]), body, Buffer.from([0, 0])]);
};
const success = (fields: Readonly<Record<string, string>>) => message(0x70, fields);
const failure = (fields: Readonly<Record<string, string>>) => message(0x7f, fields);

/** Signatures of requests. */
const hello = 0x01;
const run = 0x10;

/**
 * @param minor of Bolt 5
 * @param answers whether it says anything to a statement
 * @returns its port
 */
export async function boltSpeaker(minor: number, answers = true): Promise<number> {
  const server = createServer((socket) => {
    let greeted = false;
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      if (!greeted) {
        greeted = true;
        socket.write(Buffer.from([0, 0, minor, 5]));
        return;
      }
      for (let at = 0; at + 3 < data.length;) {
        const length = data.readUInt16BE(at);
        const signature = data[at + 3];
        if (length > 0 && signature === hello)
          socket.write(success({ server: 'Memgraph/v3.1', connection_id: 'bolt-1' }));
        else if (length > 0 && signature === run) {
          if (!answers) return;
          socket.write(failure({ code: 'Memgraph.ClientError.MemgraphError', message: 'Invalid input' }));
        } else if (length > 0) socket.write(success({}));
        at += 2 + length;
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}
