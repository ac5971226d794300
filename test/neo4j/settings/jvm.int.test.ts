import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { argumentsFileText } from '../../../src/neo4j/settings/jvm.js';
import { ensureNeeded } from '../../../src/neo4j/needed.js';
import { profileOf } from '../../../src/neo4j/settings/profile.js';
import { silent } from '../../../src/neo4j/progress.js';
import { temporaryFolder } from '../../support/folder.js';

/** Any program of a JVM that goes on until it is ended. */
const program = ['-m', 'jdk.httpserver', '-b', '127.0.0.1', '-p', '0'];

/** Names and nice values of a process' threads, as of now. */
const threadsOf = (pid: number) =>
  readdirSync(`/proc/${pid}/task`).map((id) => {
    const stat = readFileSync(`/proc/${pid}/task/${id}/stat`, 'utf8');
    const [, name = '', rest = ''] = /\((.*)\) (.*)/.exec(stat) ?? [];
    return { name, nice: Number(rest.split(' ')[16]) };
  });

it.runIf(process.platform === 'linux' && getPriority() === 0)(
  'the compilers of a kept database come after all else, and nothing of it before other programs',
  async () => {
    const { java } = await ensureNeeded(readConfig(process.env), silent);
    const folder = temporaryFolder();
    const file = join(folder, 'java.args');
    const options = { java, jars: [], profile: profileOf('kept', 4_096), archiveArgument: undefined };
    writeFileSync(file, argumentsFileText(options, program));
    const child = spawn(java.program, [`@${file}`], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    const threads = threadsOf(child.pid ?? 0);
    const compilers = threads.filter(({ name }) => /^C[12] Compiler/.test(name));
    expect(compilers.map(({ name }) => name.slice(0, 2)).sort()).toEqual(['C1', 'C2']);
    expect(compilers.map(({ nice }) => nice)).toEqual([10, 10]);
    expect(threads.filter(({ nice }) => nice < 0)).toEqual([]);
  },
);
