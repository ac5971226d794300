import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { archiveFile, keepRecording, useArchive } from '../../src/neo4j/archive/archive.js';
import { layoutOf } from '../../src/neo4j/disk/layout.js';
import { passwordIn } from '../../src/neo4j/settings/password.js';
import { isSameProcess, markFromProc, markFromPs, processMark } from '../../src/neo4j/run/pids.js';
import { choosePort } from '../../src/neo4j/run/port.js';
import { hasStopped } from '../../src/neo4j/process/process.js';
import { profileOf } from '../../src/neo4j/settings/profile.js';
import { withStartLock } from '../../src/neo4j/run/start-lock.js';
import {
  isOrphaned,
  ownedBy,
  readState,
  removeState,
  runs,
  writeState,
  type DatabaseState,
} from '../../src/neo4j/run/state.js';
import { endedProcess } from '../support/ended-process.js';
import { temporaryFolder } from '../support/folder.js';

describe('processes', () => {
  it('are the same for as long as they run', async () => {
    const mark = processMark(process.pid) ?? '';
    expect(isSameProcess(process.pid, mark)).toBe(true);
    const ended = await endedProcess();
    expect(ended.mark).not.toBe('');
    expect(isSameProcess(ended.pid, ended.mark)).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('are others when the id is used again', () => {
    expect(isSameProcess(process.pid, 'an earlier start time')).toBe(false);
  });

  it('are gone when they are reaped while they are looked at', () => {
    const reaped = Object.assign(new Error('ESRCH: no such process, read'), { code: 'ESRCH' });
    const read = () => {
      throw reaped;
    };
    expect(markFromProc(process.pid, read)).toBeUndefined();
  });

  it.skipIf(process.platform === 'win32')('are the same in another time zone and language', () => {
    onTestFinished(() => void vi.unstubAllEnvs());
    const marks = ['UTC', 'Asia/Tokyo'].map((zone) => {
      vi.stubEnv('TZ', zone);
      vi.stubEnv('LC_ALL', zone === 'UTC' ? 'C' : 'ja_JP.UTF-8');
      return markFromPs(process.pid);
    });
    expect(marks[0]).toMatch(/\d\d:\d\d:\d\d/);
    expect(marks[1]).toBe(marks[0]);
  });
});

describe('run/state.json', () => {
  const state: DatabaseState = {
    pid: process.pid,
    mark: processMark(process.pid) ?? '',
    port: 7_777,
    instanceId: 'one',
    startedAt: '2026-01-02T03:04:05.678Z',
    version: '2026.09.0',
    owner: null,
    recording: null,
  };

  it('is read as written, and removed by its own instance only', () => {
    const file = join(temporaryFolder(), 'run', 'state.json');
    expect(readState(file)).toBeUndefined();
    writeState(file, state);
    expect(readState(file)).toEqual(state);
    expect(runs(state)).toBe(true);
    removeState(file, 'another');
    expect(readState(file)).toEqual(state);
    removeState(file, 'one');
    expect(existsSync(file)).toBe(false);
  });

  it('tells whether the owner is gone, also when its id is used again', async () => {
    const { pid } = await endedProcess();
    expect(isOrphaned(state)).toBe(false);
    expect(isOrphaned({ ...state, ...ownedBy('us') })).toBe(false);
    expect(isOrphaned({ ...state, owner: pid, ownerMark: 'its start' })).toBe(true);
    expect(isOrphaned({ ...state, owner: process.pid, ownerMark: 'an earlier start' })).toBe(
      process.platform !== 'win32',
    );
  });

  it.each(['', '{', '{"pid": 1}', '{"pid": "1", "port": 70000}'])(
    'counts as absent when it is %j',
    (text) => {
      const file = join(temporaryFolder(), 'state.json');
      writeFileSync(file, text);
      expect(readState(file)).toBeUndefined();
    },
  );
});

describe('the port', () => {
  it('is kept while it is free', async () => {
    const file = join(temporaryFolder(), 'run', 'port');
    const port = await choosePort(file);
    expect(await choosePort(file)).toBe(port);
  });

  it('is another when somebody took it', async () => {
    const file = join(temporaryFolder(), 'port');
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const taken = (other.address() as AddressInfo).port;
    writeFileSync(file, `${taken}\n`);
    const port = await choosePort(file);
    other.close();
    expect(port).not.toBe(taken);
    expect(await choosePort(file)).toBe(port);
  });

  it.each(['nonsense', '-1', '99999'])('is chosen anew when the file says %s', async (text) => {
    const file = join(temporaryFolder(), 'port');
    writeFileSync(file, text);
    expect(await choosePort(file)).toBeGreaterThan(0);
  });
});

describe('the password', () => {
  it('is made once and for its user only', () => {
    const file = join(temporaryFolder(), 'neo4j-password');
    const password = passwordIn(file);
    expect(password.length).toBeGreaterThanOrEqual(32);
    expect(passwordIn(file)).toBe(password);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });
});

describe('the start lock', () => {
  it('lets one in at a time and tells the others whom they wait for', async () => {
    const file = join(temporaryFolder(), 'run', 'start.lock');
    const waitedFor: unknown[] = [];
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      await sleep(30);
      inside--;
    };
    await Promise.all([1, 2, 3].map(() => withStartLock(file, (pid) => void waitedFor.push(pid), work)));
    expect(most).toBe(1);
    expect(waitedFor).toEqual([process.pid, process.pid]);
    expect(existsSync(file)).toBe(false);
  });

  it('of a dead process is taken over, by one of many', async () => {
    const file = join(temporaryFolder(), 'start.lock');
    writeFileSync(file, JSON.stringify({ ...(await endedProcess()), token: 'old' }));
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++inside);
      await sleep(30);
      inside--;
    };
    await Promise.all([1, 2, 3, 4].map(() => withStartLock(file, () => undefined, work)));
    expect(most).toBe(1);
  });

  it('that a power cut left empty is taken over, also after the clock was set back', async () => {
    const file = join(temporaryFolder(), 'start.lock');
    writeFileSync(file, '');
    const tomorrow = new Date(Date.now() + 86_400_000);
    utimesSync(file, tomorrow, tomorrow);
    expect(
      await withStartLock(
        file,
        () => undefined,
        () => Promise.resolve('taken'),
      ),
    ).toBe('taken');
  });

  it('tells after a while that it waits, also when nobody knows for whom', async () => {
    const file = join(temporaryFolder(), 'start.lock');
    writeFileSync(file, '');
    const justNow = new Date(Date.now() - 2_500);
    utimesSync(file, justNow, justNow);
    const waitedFor: unknown[] = [];
    await withStartLock(
      file,
      (pid) => void waitedFor.push(pid),
      () => Promise.resolve(),
    );
    expect(waitedFor).toEqual([undefined]);
  });

  it('is given back when the work fails', async () => {
    const file = join(temporaryFolder(), 'start.lock');
    const failing = withStartLock(
      file,
      () => undefined,
      () => Promise.reject(new Error('no')),
    );
    await expect(failing).rejects.toThrow('no');
    expect(existsSync(file)).toBe(false);
  });
});

describe('the console of Neo4j', () => {
  const stopping = '2026-11-29 00:29:14.536+0000 INFO  Stopping...\n';
  it.each([
    ['is told', `${stopping}2026-11-29 00:29:16.998+0000 INFO  Stopped.\n`, true],
    [
      'is told before its JVM records',
      `${stopping}INFO  Stopped.\nTemporary AOTConfiguration recorded: x\n`,
      true,
    ],
    ['is yet to come', stopping, false],
  ])('the end %s', (_, console, stopped) => {
    const files = layoutOf(temporaryFolder());
    mkdirSync(join(files.consoleFile, '..'), { recursive: true });
    writeFileSync(files.consoleFile, console);
    expect(hasStopped(files)).toBe(stopped);
  });
});

describe('the class archive', () => {
  const java = { program: '/jdk/bin/java', version: '25.0.3', major: 25 };
  const needing = (found: typeof java, jars: readonly string[] = []) => ({ java: found, jars, version: '1' });
  const whole = () => true;
  const [kept, test] = [profileOf('kept', 8_000), profileOf('test')];

  it('is recorded by the first kept run, used by all later ones', () => {
    const archive = archiveFile(temporaryFolder(), needing(java));
    mkdirSync(join(archive, '..'), { recursive: true });
    const { argument, recording } = useArchive(archive, java, kept, 'one', whole);
    expect(argument).toBe(`-XX:AOTCacheOutput=${archive}.one`);
    expect(useArchive(archive, java, test, 'two', whole)).toEqual({ argument: undefined, recording: null });

    writeFileSync(recording ?? '', 'classes');
    keepRecording(recording ?? '', { pid: process.pid, mark: processMark(process.pid) ?? '' });
    for (const profile of [test, kept])
      expect(useArchive(archive, java, profile, 'while it is written', whole)).toEqual({
        argument: undefined,
        recording: null,
      });

    keepRecording(recording ?? '', { pid: process.pid, mark: 'another process, now gone' });
    expect(useArchive(archive, java, test, 'when it is whole', whole).argument).toBe(
      `-XX:AOTCache=${archive}`,
    );
    expect(readFileSync(archive, 'utf8')).toBe('classes');
    const use = { argument: `-XX:AOTCache=${archive}`, recording: null };
    expect(useArchive(archive, java, kept, 'three', whole)).toEqual(use);
    expect(useArchive(archive, java, test, 'four', whole)).toEqual(use);
  });

  const kindOf = ({ argument }: { readonly argument: string | undefined }) => argument?.split('=')[0];

  it('is recorded anew when its writer was killed', () => {
    const archive = archiveFile(temporaryFolder(), needing(java));
    mkdirSync(join(archive, '..'), { recursive: true });
    writeFileSync(`${archive}.one`, 'a part of the cla');
    keepRecording(`${archive}.one`, { pid: process.pid, mark: 'killed' });
    expect(kindOf(useArchive(archive, java, kept, 'two', () => false))).toBe('-XX:AOTCacheOutput');
    expect(readdirSync(join(archive, '..'))).toEqual([]);
  });

  it('is put together from notes, which are gone when its writer is', () => {
    const archive = archiveFile(temporaryFolder(), needing(java));
    mkdirSync(join(archive, '..'), { recursive: true });
    const notes = `${archive}.one.config`;
    writeFileSync(notes, 'classes');
    const longAgo = new Date(Date.now() - 120_000);
    utimesSync(notes, longAgo, longAgo);
    keepRecording(`${archive}.one`, { pid: process.pid, mark: processMark(process.pid) ?? '' });
    useArchive(archive, java, kept, 'while it is written', whole);
    expect(existsSync(notes)).toBe(true);

    keepRecording(`${archive}.one`, { pid: process.pid, mark: 'killed' });
    expect(kindOf(useArchive(archive, java, kept, 'two', whole))).toBe('-XX:AOTCacheOutput');
    expect(readdirSync(join(archive, '..'))).toEqual([]);
  });

  it('is the one of whoever was first, where two start at once', () => {
    const archive = archiveFile(temporaryFolder(), needing(java));
    mkdirSync(join(archive, '..'), { recursive: true });
    writeFileSync(`${archive}.one`, 'classes');
    keepRecording(`${archive}.one`, { pid: process.pid, mark: 'ended' });
    const whileTheOtherTakesIt = (recording: string) => {
      renameSync(recording, archive);
      return true;
    };
    expect(kindOf(useArchive(archive, java, kept, 'two', whileTheOtherTakesIt))).toBe('-XX:AOTCache');
  });

  it('is not recorded where nobody may write, as in a cache of an image', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const archive = archiveFile(file, needing(java));
    expect(useArchive(archive, java, kept, 'one', whole)).toEqual({ argument: undefined, recording: null });
  });

  it('is of the older kind for a Java before 25', () => {
    const java21 = { ...java, version: '21.0.9', major: 21 };
    const archive = archiveFile(temporaryFolder(), needing(java21));
    mkdirSync(join(archive, '..'), { recursive: true });
    expect(archive).toMatch(/\.jsa$/);
    expect(useArchive(archive, java21, kept, 'one', whole).argument).toBe(
      `-XX:ArchiveClassesAtExit=${archive}.one`,
    );
    writeFileSync(archive, 'classes');
    expect(useArchive(archive, java21, kept, 'two', whole).argument).toBe(`-XX:SharedArchiveFile=${archive}`);
  });

  it('is one for each Java', () => {
    const other = { ...java, program: '/other/bin/java' };
    expect(archiveFile('/c', needing(other))).not.toBe(archiveFile('/c', needing(java)));
  });

  it('is recorded anew for a jar that was fetched again, as a JVM refuses one made with an older file', () => {
    const jar = join(temporaryFolder(), 'a.jar');
    const archive = (): string => archiveFile('/c', needing(java, [jar]));
    writeFileSync(jar, 'classes');
    utimesSync(jar, 1, 1);
    const first = archive();
    utimesSync(jar, 9, 9);
    expect(archive()).not.toBe(first);
    utimesSync(jar, 1, 1);
    expect(archive()).toBe(first);
  });

  it('takes the place of those that nobody has used for a month', () => {
    const archive = archiveFile(temporaryFolder(), needing(java));
    const folder = join(archive, '..');
    mkdirSync(folder, { recursive: true });
    const monthsAgo = new Date(Date.now() - 60 * 86_400_000);
    for (const [name, used] of [
      ['java-21.0.1-00000000.jsa', monthsAgo],
      ['java-25.0.1-00000000.aot', new Date()],
    ] as const) {
      writeFileSync(join(folder, name), 'classes');
      utimesSync(join(folder, name), used, monthsAgo);
    }
    writeFileSync(`${archive}.one`, 'classes');
    keepRecording(`${archive}.one`, { pid: process.pid, mark: 'ended' });
    useArchive(archive, java, kept, 'two', whole);
    expect(readdirSync(folder).sort()).toEqual(['java-25.0.1-00000000.aot', basename(archive)].sort());
  });
});
