import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PactgraphError } from '../../src/errors.js';
import { ensureJars, jarLock, type Jar, type JarLock } from '../../src/neo4j/jars.js';
import { silent } from '../../src/neo4j/progress.js';
import { fileServer } from '../support/file-server.js';
import { temporaryFolder } from '../support/folder.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const texts: Readonly<Record<string, string>> = {
  'a-1.jar': 'first jar',
  'b-2-linux.jar': 'second jar',
  'signed-3.jar': 'x META-INF/MANIFEST.MF META-INF/ECLIPSE_.SF META-INF/ECLIPSE_.RSA META-INF/services/x.SF',
};
const unsigned = 'x META-INF/MANIFEST.MF META-INF/ECLIPSE_.S_ META-INF/ECLIPSE_.RS_ META-INF/services/x.SF';
const jar = (file: string, coordinates: string): Jar => {
  const text = texts[file] ?? '';
  return { coordinates, file, sha256: sha256(text), size: text.length };
};
const lock: JarLock = {
  version: '1',
  totalBytes: 19,
  jars: [jar('a-1.jar', 'org.example:a:1'), jar('b-2-linux.jar', 'org.example:b:2:linux')],
};

type Answer = { status: number; body: string };

/** A repository that answers with the jars, unless `broken` has another answer for the file; each is used once. */
async function repository(
  broken: Record<string, Answer[]> = {},
): Promise<{ mirror: string; asked: () => string[] }> {
  const nameOf = (path: string): string => path.split('/').at(-1) ?? '';
  const { address, asked } = await fileServer((path) => texts[nameOf(path)], {
    instead: ({ path }, response) => {
      const answer = broken[nameOf(path)]?.shift();
      if (!answer) return undefined;
      response.writeHead(answer.status).end(answer.body);
      return true;
    },
  });
  return { mirror: `${address}/maven`, asked: () => asked.map(({ path }) => path) };
}

function setUp(mirror: string, fetched = lock) {
  const folder = join(temporaryFolder(), 'lib');
  const notes: string[] = [];
  const bytes: [number, number][] = [];
  const progress = {
    note: (text: string) => void notes.push(text),
    download: (done: number, total: number) => void bytes.push([done, total]),
  };
  const ensure = (): Promise<string[]> =>
    ensureJars(fetched, { folder, mirror, proxy: undefined, progress, backOffMs: 1 });
  return { folder, notes, bytes, ensure };
}

describe('the lock file', () => {
  it('names each jar once, with checksum and size', () => {
    expect(jarLock.jars.length).toBeGreaterThan(200);
    expect(new Set(jarLock.jars.map(({ file }) => file)).size).toBe(jarLock.jars.length);
    for (const { coordinates, file, sha256: sum, size } of jarLock.jars) {
      const [, artifact = '', version = '', classifier] = coordinates.split(':');
      expect(file).toBe(`${[artifact, version, classifier].filter(Boolean).join('-')}.jar`);
      expect(sum).toMatch(/^[0-9a-f]{64}$/);
      expect(size).toBeGreaterThan(0);
    }
    expect(jarLock.jars.reduce((sum, { size }) => sum + size, 0)).toBe(jarLock.totalBytes);
  });

  it('holds the Community edition of one version, and no address', () => {
    const neo4j = jarLock.jars.filter(({ coordinates }) => /^org\.neo4j[.:]/.test(coordinates));
    expect(neo4j.length).toBeGreaterThan(50);
    expect(jarLock.jars.filter(({ coordinates }) => coordinates.startsWith('com.neo4j'))).toEqual([]);
    expect(jarLock.jars.map(({ coordinates }) => coordinates)).toContain(
      `org.neo4j:neo4j:${jarLock.version}`,
    );
    expect(JSON.stringify(jarLock)).not.toContain('://');
  });
});

describe('fetching', () => {
  it('asks a mirror by coordinates, tells what comes, and returns class path order', async () => {
    const { mirror, asked } = await repository();
    const { folder, notes, bytes, ensure } = setUp(mirror);
    expect(await ensure()).toEqual([join(folder, 'a-1.jar'), join(folder, 'b-2-linux.jar')]);
    expect(asked().sort()).toEqual([
      '/maven/org/example/a/1/a-1.jar',
      '/maven/org/example/b/2/b-2-linux.jar',
    ]);
    expect(readFileSync(join(folder, 'b-2-linux.jar'), 'utf8')).toBe('second jar');
    expect(notes).toEqual([
      `Fetching Neo4j Community 1 (2 jars, 1 MB, once) to ${folder}. Its licence is GPL-3.0; ` +
        'it is not part of pactgraph and runs as a process of its own.',
    ]);
    expect(bytes.at(-1)).toEqual([19, 19]);
  });

  it('does not ask again once all is there', async () => {
    const { mirror, asked } = await repository();
    const { notes, ensure } = setUp(mirror);
    await ensure();
    await ensure();
    expect(asked()).toHaveLength(2);
    expect(notes).toHaveLength(1);
  });

  it('tries again after an error of the server and after half a file', async () => {
    const { mirror, asked } = await repository({
      'a-1.jar': [
        { status: 503, body: 'busy' },
        { status: 200, body: 'first' },
      ],
    });
    const { folder, bytes, ensure } = setUp(mirror);
    await ensure();
    expect(asked().filter((path) => path.endsWith('a-1.jar'))).toHaveLength(3);
    expect(readFileSync(join(folder, 'a-1.jar'), 'utf8')).toBe('first jar');
    expect(bytes.at(-1)).toEqual([19, 19]);
  });

  it('refuses a jar that stays wrong, and leaves nothing under its name', async () => {
    const wrong = { status: 200, body: 'evil jar!' };
    const { mirror } = await repository({ 'a-1.jar': Array(5).fill(wrong) });
    const { folder, ensure } = setUp(mirror);
    const error: unknown = await ensure().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(PactgraphError);
    expect(error).toMatchObject({
      code: 'CANNOT_RUN',
      message: `Cannot fetch ${mirror}/org/example/a/1/a-1.jar: its sha256 is ${sha256('evil jar!')}, not ${sha256('first jar')}.`,
    });
    expect(readdirSync(folder).filter((name) => name !== 'b-2-linux.jar')).toEqual([]);
  });

  it('does not repeat what the server does not have', async () => {
    const missing = { status: 404, body: '' };
    const { mirror, asked } = await repository({ 'a-1.jar': [missing, missing] });
    await expect(setUp(mirror).ensure()).rejects.toThrow(/a-1\.jar: the server answered HTTP 404\.$/);
    expect(asked().filter((path) => path.endsWith('a-1.jar'))).toHaveLength(1);
  });

  it('says why nobody answered', async () => {
    await expect(setUp('http://127.0.0.1:2').ensure()).rejects.toThrow(
      /^Cannot fetch http:.*\.jar: connect ECONNREFUSED 127\.0\.0\.1:2\.$/,
    );
  });
});

describe('a signed jar', () => {
  const signed = { ...jar('signed-3.jar', 'org.example:signed:3'), unsignedSha256: sha256(unsigned) };
  const withSigned: JarLock = { ...lock, jars: [...lock.jars, signed] };

  const served = async () => {
    const { mirror, asked } = await repository();
    return { ...setUp(mirror, withSigned), asked };
  };
  const contents = (files: readonly string[]): string[] => files.map((file) => readFileSync(file, 'utf8'));

  it('is verified and kept as it came; a file without its signature is used', async () => {
    const { folder, ensure } = await served();
    const files = await ensure();
    expect(contents(files)).toEqual(['first jar', 'second jar', unsigned]);
    expect(readFileSync(join(folder, 'signed-3.jar'), 'utf8')).toBe(texts['signed-3.jar']);
  });

  it('needs no network for that where an older pactgraph brought it, whose cache stays whole', async () => {
    const { mirror, asked } = await repository();
    const { folder, ensure: older } = setUp(mirror, {
      ...lock,
      jars: [...lock.jars, jar('signed-3.jar', signed.coordinates)],
    });
    await older();
    const marker = readFileSync(join(folder, '.verified'), 'utf8');
    const options = { folder, mirror: 'http://127.0.0.1:2', proxy: undefined, progress: silent };
    expect(contents(await ensureJars(withSigned, options)).at(-1)).toBe(unsigned);
    expect(readFileSync(join(folder, '.verified'), 'utf8')).toBe(marker);
    expect(asked()).toHaveLength(3);
  });

  it('gets its other file anew where that is broken', async () => {
    const { folder, ensure, asked } = await served();
    await ensure();
    writeFileSync(join(folder, 'signed-3-unsigned.jar'), 'cut');
    expect(contents(await ensure()).at(-1)).toBe(unsigned);
    writeFileSync(join(folder, 'signed-3-unsigned.jar'), 'x'.repeat(unsigned.length));
    rmSync(join(folder, '.verified'));
    expect(contents(await ensure()).at(-1)).toBe(unsigned);
    expect(asked()).toHaveLength(3);
  });
});

describe('what is there already', () => {
  it('is fetched again when it was cut short', async () => {
    const { mirror, asked } = await repository();
    const { folder, ensure } = setUp(mirror);
    await ensure();
    writeFileSync(join(folder, 'a-1.jar'), 'fir');
    await ensure();
    expect(asked()).toHaveLength(3);
    expect(readFileSync(join(folder, 'a-1.jar'), 'utf8')).toBe('first jar');
  });

  it('is hashed when nobody says that it was verified', async () => {
    const { mirror, asked } = await repository();
    const { folder, ensure } = setUp(mirror);
    await ensure();
    writeFileSync(join(folder, 'a-1.jar'), 'evil jar!');
    rmSync(join(folder, '.verified'));
    await ensure();
    expect(asked()).toHaveLength(3);
    expect(readFileSync(join(folder, 'a-1.jar'), 'utf8')).toBe('first jar');
  });

  it('loses the remains of old downloads, not those of one that may run', async () => {
    const { mirror } = await repository();
    const { folder, ensure } = setUp(mirror);
    mkdirSync(folder, { recursive: true });
    const [old, young] = [join(folder, 'a-1.jar.1.part'), join(folder, 'a-1.jar.2.part')];
    for (const file of [old, young]) writeFileSync(file, 'x');
    utimesSync(old, 0, 0);
    await ensure();
    expect(readdirSync(folder).sort()).toEqual(['.verified', 'a-1.jar', 'a-1.jar.2.part', 'b-2-linux.jar']);
  });
});
