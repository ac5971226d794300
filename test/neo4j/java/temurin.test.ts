import { existsSync } from 'node:fs';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { temurin } from '../../../src/neo4j/java/temurin.js';
import { temporaryFolder } from '../../support/folder.js';

it('the archive goes to a folder of our own, where no other user can change it', async () => {
  onTestFinished(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
  });
  for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy']) vi.stubEnv(name, '');
  vi.stubGlobal('fetch', () => Promise.resolve(new Response()));
  const [folder, shared] = [temporaryFolder(), tmpdir()];
  const seen: { readonly url: string; readonly own: boolean; readonly temporary: string }[] = [];
  const answer = {
    headers: { location: 'https://archives.example/jre.tar.gz' },
    on: vi.fn(),
    resume: vi.fn(),
  };
  vi.spyOn(https, 'get').mockImplementation(((url: URL, _: unknown, answered: (answer: unknown) => void) => {
    seen.push({ url: url.host, own: existsSync(join(folder, 'njre')), temporary: tmpdir() });
    answered({ ...answer, statusCode: url.host === 'archives.example' ? 404 : 302 });
    return { on: vi.fn() };
  }) as never);

  await expect(temurin.fetchInto(folder, { path: [], proxy: undefined })).rejects.toThrow('HTTP 404');
  expect(seen).toEqual([
    { url: 'api.adoptium.net', own: false, temporary: expect.any(String) },
    { url: 'archives.example', own: true, temporary: shared },
  ]);
  expect(tmpdir()).toBe(shared);
});
