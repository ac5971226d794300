import { describe, expect, it } from 'vitest';
import { neo4jConf, versionIn } from '../../../src/neo4j/settings/conf.js';
import { argumentsFileText, serverProgram } from '../../../src/neo4j/settings/jvm.js';
import { profileOf } from '../../../src/neo4j/settings/profile.js';

const conf = (name: 'kept' | 'test'): string[] =>
  neo4jConf({
    port: 7777,
    profile: profileOf(name, 8_000),
    version: '2026.09.0',
  }).split('\n');

describe('neo4j.conf', () => {
  it('listens on loopback only, with a password, and calls nobody', () => {
    for (const name of ['kept', 'test'] as const) {
      expect(conf(name)).toEqual(
        expect.arrayContaining([
          'server.bolt.listen_address=127.0.0.1:7777',
          'server.default_listen_address=127.0.0.1',
          'server.http.enabled=false',
          'dbms.security.auth_enabled=true',
          'dbms.usage_report.enabled=false',
          'client.allow_telemetry=false',
          'internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0',
        ]),
      );
    }
  });

  it('names no setting twice: Neo4j would not start', () => {
    const names = conf('test')
      .filter((line) => line.includes('='))
      .map((line) => line.split('=')[0]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('says which Neo4j last had the data open, where one had', () => {
    expect(versionIn(conf('kept').join('\n'))).toBe('2026.09.0');
    expect(versionIn('server.http.enabled=false\n')).toBeUndefined();
  });

  it('does not reserve log space for tests', () => {
    expect(conf('test')).toContain('db.tx_log.preallocate=false');
    expect(conf('kept')).not.toContain('db.tx_log.preallocate=false');
  });
});

describe('memory', () => {
  it.each([
    [1_000, 512, 128],
    [8_000, 1_000, 1_000],
    [64_000, 2_048, 4_096],
  ])('of a kept database on a machine with %i MB', (machine, heapMb, pageCacheMb) => {
    expect(profileOf('kept', machine)).toMatchObject({ heapMb, pageCacheMb });
  });

  it('of a brief run is that of a kept one; its Java is quicker to start', () => {
    const { heapMb, pageCacheMb } = profileOf('kept', 8_000);
    expect(profileOf('brief', 8_000)).toEqual({ name: 'brief', gc: 'Serial', heapMb, pageCacheMb });
  });

  it('of a test database does not depend on the machine', () => {
    expect(profileOf('test', 1_000)).toEqual(profileOf('test', 64_000));
  });
});

describe('the Java argument file', () => {
  const java = { program: '/jdk/bin/java', version: '25.0.3', major: 25 };
  const options = {
    java,
    profile: profileOf('kept', 8_000),
    jars: ['/c/a.jar', '/c/b.jar'],
    archiveArgument: undefined,
  };
  const program = serverProgram({ home: '/with space/"q"', confFolder: '/conf' });

  it('holds one quoted argument a line', () => {
    const lines = argumentsFileText(options, program).trimEnd().split('\n');
    expect(lines.every((line) => /^".*"$/.test(line))).toBe(true);
    expect(lines).toContain('"--home-dir=/with space/\\"q\\""');
  });

  it('leaves out what the Java at hand does not know', () => {
    expect(argumentsFileText(options, program)).toContain('--sun-misc-unsafe-memory-access');
    expect(argumentsFileText(options, program)).toContain('-Xlog:aot*=off');
    const text = argumentsFileText({ ...options, java: { ...java, major: 21 } }, program);
    expect(text).not.toContain('--sun-misc-unsafe-memory-access');
    expect(text).not.toContain('-Xlog:aot');
  });
});
