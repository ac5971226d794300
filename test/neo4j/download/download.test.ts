import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { download } from '../../../src/neo4j/download/download.js';
import { processMark } from '../../../src/neo4j/run/pids.js';
import { endedProcess, partOf } from '../../support/ended-process.js';
import { fileServer, type Asked, type Instead } from '../../support/file-server.js';
import { temporaryFolder } from '../../support/folder.js';

const text = 'It was a bright cold day in April.';
const sha256 = createHash('sha256').update(text).digest('hex');

/** @param sizeThere tells how many bytes of the file are on the disk */
type Answering = (
  question: Asked,
  response: Parameters<Instead>[1],
  sizeThere: () => number,
) => ReturnType<Instead>;

/** A download of the text from a server that answers otherwise for as many requests as there are in `first`. */
async function setUp(...first: Answering[]) {
  const file = join(temporaryFolder(), 'a.jar');
  const sizeThere = () => Math.max(0, ...readdirSync(dirname(file)).map((name) => read(file, name).length));
  const { address, asked } = await fileServer(() => text, {
    instead: (question, response) => first.shift()?.(question, response, sizeThere),
  });
  let counted = 0;
  const fetched = () =>
    download(
      { url: `${address}/a.jar`, headers: {}, file, sha256, size: text.length },
      {
        fetch,
        signal: new AbortController().signal,
        onBytes: (bytes) => (counted += bytes),
        backOffMs: 1,
      },
    );
  const there = () => Object.fromEntries(readdirSync(dirname(file)).map((name) => [name, read(file, name)]));
  return { file, asked, fetched, counted: () => counted, there };
}

const read = (file: string, name: string): string => readFileSync(join(dirname(file), name), 'utf8');
const ranges = (asked: readonly Asked[]) => asked.map(({ headers }) => headers.range);

/** Sends some of the text from where it was asked, and breaks the connection when that is on the disk. */
const cutAfter =
  (count: number, headers: Record<string, string> = {}): Answering =>
  ({ from }, response, sizeThere) => {
    const range = from > 0 ? { 'content-range': `bytes ${from}-${text.length - 1}/${text.length}` } : {};
    response.writeHead(from > 0 ? 206 : 200, { ...headers, ...range, 'content-length': text.length - from });
    response.write(text.slice(from, from + count));
    const timer = setInterval(() => {
      if (sizeThere() < Math.min(from + count, text.length)) return;
      clearInterval(timer);
      response.destroy();
    }, 5);
    return true;
  };

const answer =
  (status: number, body: string, headers: Record<string, string> = {}): Answering =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
    return true;
  };

it('goes on where the connection broke, as often as it takes while something comes', async () => {
  const { asked, fetched, counted, there } = await setUp(...Array.from({ length: 8 }, () => cutAfter(4)));
  await fetched();
  expect(ranges(asked)).toEqual([
    undefined,
    ...[4, 8, 12, 16, 20, 24, 28, 32].map((from) => `bytes=${from}-`),
  ]);
  expect(there()).toEqual({ 'a.jar': text });
  expect(counted()).toBe(text.length);
});

it('goes on only with the same file, where the server names it', async () => {
  const changed: Answering = ({ headers }, response) => {
    expect(headers['if-range']).toBe('"1"');
    response.end(text);
    return true;
  };
  const { asked, fetched, counted, there } = await setUp(cutAfter(4, { etag: '"1"' }), changed);
  await fetched();
  expect(ranges(asked)).toEqual([undefined, 'bytes=4-']);
  expect(there()).toEqual({ 'a.jar': text });
  expect(counted()).toBe(text.length);
});

it('does not name the file by a weak ETag', async () => {
  const { asked, fetched } = await setUp(cutAfter(4, { etag: 'W/"1"' }));
  await fetched();
  expect(asked.map(({ headers }) => headers['if-range'])).toEqual([undefined, undefined]);
});

it.each([
  ['a server that knows no ranges', answer(200, text), 2],
  ['a server whose file ends before', answer(416, ''), 3],
  ['a server that sends another part', answer(206, 'was', { 'content-range': 'bytes 3-5/34' }), 3],
  ['more than the file has', answer(200, `${text}..`), 3],
])('begins anew with %s', async (_, instead, requests) => {
  const { asked, fetched, counted, there } = await setUp(cutAfter(4), instead);
  await fetched();
  expect(ranges(asked)).toEqual([undefined, 'bytes=4-', undefined].slice(0, requests));
  expect(there()).toEqual({ 'a.jar': text });
  expect(counted()).toBe(text.length);
});

it('takes a body that ended early for what it is', async () => {
  const { asked, fetched, there } = await setUp(answer(200, text.slice(0, 10)));
  await fetched();
  expect(ranges(asked)).toEqual([undefined, 'bytes=10-']);
  expect(there()).toEqual({ 'a.jar': text });
});

it('begins anew when the checksum is wrong', async () => {
  const wrong = text.replace('cold', 'warm');
  const { asked, fetched, counted, there } = await setUp(answer(200, wrong));
  await fetched();
  expect(ranges(asked)).toEqual([undefined, undefined]);
  expect(there()).toEqual({ 'a.jar': text });
  expect(counted()).toBe(text.length);
});

it('waits as long as the server asks it to', async () => {
  const { fetched, asked } = await setUp(answer(429, '', { 'retry-after': '1' }));
  const start = performance.now();
  await fetched();
  expect(performance.now() - start).toBeGreaterThan(950);
  expect(asked).toHaveLength(2);
});

it('gives up after five tries that brought nothing, and keeps what came before', async () => {
  const { asked, fetched, counted, there } = await setUp(
    cutAfter(4),
    ...Array.from({ length: 4 }, () => answer(503, '')),
  );
  await expect(fetched()).rejects.toMatchObject({
    code: 'CANNOT_RUN',
    message: expect.stringMatching(/^Cannot fetch http:.*\/a\.jar: the server answered HTTP 503\.$/),
  });
  expect(asked).toHaveLength(5);
  expect(Object.values(there())).toEqual([text.slice(0, 4)]);
  expect(counted()).toBe(4);
});

it('goes on with the most of what dead processes left', async () => {
  const { file, asked, fetched, counted, there } = await setUp();
  writeFileSync(partOf(file, await endedProcess()), text.slice(0, 3));
  writeFileSync(partOf(file, await endedProcess()), text.slice(0, 9));
  await fetched();
  expect(ranges(asked)).toEqual(['bytes=9-']);
  expect(counted()).toBe(text.length);
  expect(there()).toMatchObject({ 'a.jar': text });
});

it('asks for nothing when a process was killed between the last byte and the right name', async () => {
  const { file, asked, fetched, counted, there } = await setUp();
  writeFileSync(partOf(file, await endedProcess()), text);
  await fetched();
  expect(asked).toEqual([]);
  expect(counted()).toBe(text.length);
  expect(there()).toEqual({ 'a.jar': text });
});

it('is as patient as ever when what a dead process left is of no use', async () => {
  const { file, fetched, there } = await setUp(...Array.from({ length: 8 }, () => cutAfter(4)));
  writeFileSync(partOf(file, await endedProcess()), text.replace('cold', 'warm'));
  await fetched();
  expect(there()).toEqual({ 'a.jar': text });
});

it('leaves alone what a living process writes, and what one on another machine may write', async () => {
  const { file, asked, fetched, there } = await setUp();
  const living = partOf(file, { pid: process.pid, mark: processMark(process.pid) ?? '' });
  const elsewhere = `${file}.1-00000000-00000000-00000000.part`;
  for (const part of [living, elsewhere]) writeFileSync(part, 'It was');
  await fetched();
  expect(ranges(asked)).toEqual([undefined]);
  expect(there()).toEqual({ 'a.jar': text, [basename(living)]: 'It was', [basename(elsewhere)]: 'It was' });
});
