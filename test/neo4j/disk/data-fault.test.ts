import { expect, it } from 'vitest';
import { inDataFolder } from '../../../src/neo4j/disk/data-fault.js';

const fault = (code: string, path?: string): Error =>
  Object.assign(new Error(code), { code, syscall: 'open', ...(path !== undefined && { path }) });
const rejection = (error: Error): Promise<unknown> =>
  inDataFolder('/data', () => Promise.reject(error)).catch((caught: unknown) => caught);

it('a file of somebody else is told with its name and what to do', async () => {
  expect(await rejection(fault('EACCES', '/data/run/state.json'))).toMatchObject({
    code: 'CANNOT_RUN',
    message: 'Cannot use /data/run/state.json: permission denied.',
    hint: expect.stringContaining('/data, or name another folder in PACTGRAPH_DATA'),
  });
});

it.each(['ENOSPC', 'EDQUOT'])('%s is a full disk', async (code) => {
  expect(await rejection(fault(code, '/data/run/start.lock'))).toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
    message: 'The disk of the data is full.',
  });
});

it('other failures, and those of other folders, stay as they are', async () => {
  const others = [fault('ENOENT', '/data/x'), fault('EACCES', '/database/x'), fault('ENOSPC')];
  for (const other of others) expect(await rejection(other)).toBe(other);
});
