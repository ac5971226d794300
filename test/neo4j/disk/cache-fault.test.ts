import { existsSync, openSync, writeSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inCache } from '../../../src/neo4j/disk/cache-fault.js';
import { PactgraphError } from '../../../src/errors.js';

const fault = (code: string, syscall: string): Error => Object.assign(new Error(code), { code, syscall });
const rejection = (error: Error): Promise<unknown> =>
  inCache('/cache', () => Promise.reject(error)).catch((caught: unknown) => caught);

it.each([
  ['ENOSPC', 'write', 'the disk is full'],
  ['EDQUOT', 'write', 'the quota on the disk is used up'],
  ['EACCES', 'open', 'permission denied'],
  ['EROFS', 'open', 'the file system is read-only'],
  ['ENOENT', 'mkdir', 'the folder cannot be made'],
])('%s of %s is told with the folder: %s', async (code, syscall, reason) => {
  expect(await rejection(fault(code, syscall))).toMatchObject({
    code: 'CANNOT_RUN',
    message: `Cannot write to the cache folder /cache: ${reason}.`,
    hint: expect.stringContaining('PACTGRAPH_HOME'),
  });
});

it.skipIf(!existsSync('/dev/full'))('a full disk is one', async () => {
  const full = inCache('/cache', () => Promise.resolve(writeSync(openSync('/dev/full', 'w'), 'x')));
  await expect(full).rejects.toThrow('Cannot write to the cache folder /cache: the disk is full.');
});

it('leaves other failures as they are', async () => {
  const others = [
    fault('EACCES', 'connect'),
    fault('ENOENT', 'open'),
    fault('ECONNRESET', 'read'),
    new PactgraphError('CANNOT_RUN', 'told already'),
  ];
  for (const other of others) expect(await rejection(other)).toBe(other);
});
