/** `pactgraph` in a checkout: before `npm ci`, before the build, and afterwards. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, realpathSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { packageVersion, packageRoot } from '../src/package.js';
import { temporaryFolder } from './support/folder.js';

const manifest = z
  .object({ bin: z.object({ pactgraph: z.string() }) })
  .parse(JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')));
const bin = manifest.bin.pactgraph;

/** What git has of a checkout, as far as it matters here. */
function checkout(): string {
  const folder = realpathSync(temporaryFolder());
  for (const path of ['package.json', 'bin'])
    cpSync(join(packageRoot, path), join(folder, path), { recursive: true });
  return folder;
}

function run(folder: string, args: readonly string[] = ['--version']) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, bin), ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const firstRun = (command: string, folder: string) => ({
  status: 2,
  stdout: '',
  stderr: `pactgraph cannot run yet: first run \`${command}\` in ${folder}/\n`,
});

describe('pactgraph', () => {
  it('is a file that git has and that can be run, so that npx makes a whole link of it', () => {
    const listed = spawnSync('git', ['ls-files', '--stage', bin], { cwd: packageRoot, encoding: 'utf8' });
    // Where there is no git, as in an archive of the source, the file itself tells.
    if (listed.status === 0) expect(listed.stdout).toMatch(/^100755 /);
    if (process.platform !== 'win32') expect(statSync(join(packageRoot, bin)).mode & 0o111).toBe(0o111);
  });

  it('says in one line what to run before npm ci', () => {
    const folder = checkout();
    expect(run(folder)).toEqual(firstRun('npm ci', folder));
  });

  it('leaves npx whole that was asked too early: once there is a build it runs', { timeout: 60_000 }, () => {
    const folder = checkout();
    const npx = () => {
      const env = { ...process.env, npm_config_cache: join(folder, 'cache'), npm_config_offline: 'true' };
      const options = { cwd: folder, env, encoding: 'utf8' } as const;
      const { status, stdout, stderr } = spawnSync('npx', ['--yes', 'pactgraph', '--version'], options);
      return { status, stdout, stderr };
    };
    expect(npx()).toEqual(firstRun('npm ci', folder));
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/cli.js'), "process.stdout.write('built');\n");
    expect(npx()).toEqual({ status: 0, stdout: 'built', stderr: '' });
  });

  it('says in one line what to run before the build', () => {
    const folder = checkout();
    symlinkSync(join(packageRoot, 'node_modules'), join(folder, 'node_modules'));
    expect(run(folder)).toEqual(firstRun('npm run build', folder));
  });

  it('says so too when the packages went away after the build', () => {
    const folder = checkout();
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/cli.js'), "import 'a-package-that-is-not-there';\n");
    expect(run(folder)).toEqual(firstRun('npm ci', folder));
  });

  it('is the command line once it is built, wherever it is called from', () => {
    expect(run(packageRoot)).toEqual({ status: 0, stdout: `${packageVersion}\n`, stderr: '' });
    expect(run(packageRoot, ['seed', 'laod'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('hides no fault of its own', () => {
    const folder = checkout();
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist/cli.js'), "throw new Error('a bug');\n");
    expect(run(folder)).toMatchObject({ status: 1, stderr: expect.stringContaining('a bug') });
  });
});
