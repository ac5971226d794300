/**
 * A proxy before a Bolt server that has it name other addresses in its routing table, as a member of a cluster would:
 * Community servers know only themselves. All else passes through as it is.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

export type Role = 'ROUTE' | 'READ' | 'WRITE';
export type Table = Readonly<Record<Role, readonly string[]>>;

export interface RoutingProxy {
  /** `127.0.0.1:<port>`. */
  readonly address: string;
  /** Ends all connections; nobody answers any more. */
  readonly end: () => void;
  /** Connections that sent a statement. */
  readonly asked: () => number;
}

/** PackStream: small texts, lists and maps are a byte of kind and length, then the content. */
const text = (value: string): Buffer => {
  const bytes = Buffer.from(value);
  const head = bytes.length < 16 ? [0x80 + bytes.length] : [0xd0, bytes.length];
  return Buffer.concat([Buffer.from(head), bytes]);
};
const list = (items: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.from([0x90 + items.length]), ...items]);
const map = (entries: Readonly<Record<string, Buffer>>): Buffer =>
  Buffer.concat([
    Buffer.from([0xa0 + Object.keys(entries).length]),
    ...Object.entries(entries).flatMap(([key, value]) => [text(key), value]),
  ]);

/** SUCCESS with a routing table that holds for a second. */
function routingAnswer(table: Table): Buffer {
  const servers = Object.entries(table).map(([role, addresses]) =>
    map({ addresses: list(addresses.map(text)), role: text(role) }),
  );
  const rt = map({ ttl: Buffer.from([1]), db: text('neo4j'), servers: list(servers) });
  return Buffer.concat([Buffer.from([0xb1, 0x70]), map({ rt })]);
}

const isRoutingAnswer = (message: Buffer): boolean =>
  message.subarray(0, 6).equals(Buffer.from([0xb1, 0x70, 0xa1, 0x82, 0x72, 0x74]));

/** Messages of Bolt are chunks with two bytes of length, ended by an empty chunk. */
function* messagesIn(bytes: Buffer): Generator<{ message: Buffer; end: number }> {
  let parts: Buffer[] = [];
  for (let at = 0; at + 2 <= bytes.length;) {
    const length = bytes.readUInt16BE(at);
    if (at + 2 + length > bytes.length) return;
    if (length > 0) parts.push(bytes.subarray(at + 2, at + 2 + length));
    at += 2 + length;
    if (length === 0) {
      yield { message: Buffer.concat(parts), end: at };
      parts = [];
    }
  }
}

const chunked = (message: Buffer): Buffer => {
  const head = Buffer.alloc(2);
  head.writeUInt16BE(message.length);
  return Buffer.concat([head, message, Buffer.from([0, 0])]);
};

/** Structures of the messages HELLO and RUN. */
const hello = Buffer.from([0xb1, 0x01]);
const run = Buffer.from([0xb3, 0x10]);

export async function routingProxy(target: string, table: () => Table): Promise<RoutingProxy> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let asked = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.setNoDelay();
      socket.on('error', end).on('close', () => (end(), open.delete(socket)));
    }
    let [greeted, ran] = [false, false];
    client.on('data', (data) => {
      greeted ||= data.includes(hello);
      if (!ran && data.includes(run)) {
        ran = true;
        asked++;
      }
      upstream.write(data);
    });
    let rest = Buffer.alloc(0);
    upstream.on('data', (data) => {
      // The handshake, before the first message of the client, is not chunked.
      if (!greeted) {
        client.write(data);
        return;
      }
      rest = Buffer.concat([rest, data]);
      let done = 0;
      for (const { message, end: upTo } of messagesIn(rest)) {
        client.write(isRoutingAnswer(message) ? chunked(routingAnswer(table())) : rest.subarray(done, upTo));
        done = upTo;
      }
      rest = rest.subarray(done);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const end = () => {
    server.close();
    for (const socket of open) socket.destroy();
  };
  onTestFinished(end);
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, end, asked: () => asked };
}
