import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageVersion, packageRoot } from '../src/package.js';
import { temporaryFolder } from './support/folder.js';

/** The built command line, as a user runs it. */
function run(args: readonly string[], env: Readonly<Record<string, string>> = {}, cwd = packageRoot) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(packageRoot, 'dist/cli.js'), ...args],
    {
      encoding: 'utf8',
      cwd,
      env: { PATH: process.env.PATH ?? '', NO_COLOR: '1', ...env },
      timeout: 20_000,
    },
  );
  return { status, stdout, stderr };
}

describe('pactgraph', () => {
  it('leads its help with examples and ends it with exit codes', () => {
    const { status, stdout } = run(['--help']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Examples:\n {2}pactgraph start/);
    for (const command of ['start', 'serve', 'seed', 'doctor', 'export', 'neo4j'])
      expect(stdout).toContain(`  ${command}`);
    expect(stdout).toMatch(/129, 130, 143 {2}stopped by a signal\n$/);
  });

  it.each([['--help'], ['seed explain']])('ends well when nobody reads on: %s | head', (args) => {
    const command = `"${process.execPath}" dist/cli.js ${args} | true; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', command], { encoding: 'utf8', cwd: packageRoot });
    expect({ stdout, stderr }).toEqual({ stdout: '0\n', stderr: '' });
  });

  it.each([
    [['\u001b[31mx'], 2],
    [['seed', 'undo', '\u202e1'], 2],
    [['seed', 'explain', '\u009b2J'], 2],
    [['seed', 'check', '\u001b]0;x\u0007'], 2],
  ])('shows what a terminal would obey in its arguments: %j', (args, exit) => {
    const { status, stdout, stderr } = run(args);
    expect(status).toBe(exit);
    expect(stderr).toMatch(/\\u\{(?:1B|202E|9B)\}/);
    expect(stdout + stderr).not.toMatch(/[^\P{Cc}\n\t]|\u202e/u);
  });

  it('shows short help when given nothing', () => {
    const { status, stdout, stderr } = run([]);
    expect(status).toBe(2);
    expect(stdout + stderr).toContain('Usage: pactgraph');
  });

  it.each([
    ['seed', 'load'],
    ['seed', 'status'],
    ['seed', 'check'],
    ['seed', 'explain'],
    ['seed', 'plan'],
    ['seed', 'undo'],
    ['seed', 'redo'],
    ['seed', 'new'],
    ['seed', 'fmt'],
    ['neo4j', 'fetch'],
    ['neo4j', 'reset'],
    ['neo4j', 'dump'],
    ['neo4j', 'restore'],
    ['export', 'canonical'],
    ['changes'],
    ['doctor'],
    ['start'],
    ['serve'],
  ])('explains %s %s', (...command) => {
    const { status, stdout } = run([...command, '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain(`Usage: pactgraph ${command.join(' ')}`);
  });

  it('tells its version', () => {
    expect(run(['--version']).stdout.trim()).toBe(packageVersion);
  });

  it('suggests the nearest command', () => {
    const { status, stderr } = run(['seed', 'laod']);
    expect(status).toBe(2);
    expect(stderr).toContain("unknown command 'laod'");
    expect(stderr).toContain('Did you mean load?');
  });

  it('refuses an option it does not know', () => {
    const { status, stderr } = run(['seed', 'load', '--yess']);
    expect(status).toBe(2);
    expect(stderr).toContain("unknown option '--yess'");
    expect(stderr).toContain('Did you mean --yes?');
  });

  it('refuses a wait that is no number', () => {
    const { status, stderr } = run(['seed', 'load', '--wait', 'long']);
    expect(status).toBe(2);
    expect(stderr).toContain('--wait: long is not a number of seconds.');
  });

  it('names every wrong setting at once', () => {
    const { status, stderr } = run(['seed', 'status'], {
      NEO4J_URI: 'http://example.org',
      PACTGRAPH_PORT: '99999',
      PACTGRAPH_LOG: 'loud',
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/NEO4J_URI: expected neo4j:\/\//);
    expect(stderr).toMatch(/NEO4J_PASSWORD: is needed with NEO4J_URI/);
    expect(stderr).toMatch(/PACTGRAPH_PORT:/);
    expect(stderr).toMatch(/PACTGRAPH_LOG:/);
  });

  it('takes the password of a server from one place, which can be read', () => {
    const server = { NEO4J_URI: 'bolt://localhost' };
    const told = (env: Readonly<Record<string, string>>) =>
      run(['seed', 'status'], { ...server, ...env }).stderr;
    expect(told({ NEO4J_PASSWORD: 'x', NEO4J_AUTH_FILE: '/nowhere' })).toContain(
      'NEO4J_AUTH_FILE: NEO4J_PASSWORD is set too; one of them is enough',
    );
    expect(told({ NEO4J_AUTH_FILE: '/nowhere' })).toContain('NEO4J_AUTH_FILE: /nowhere cannot be read');
  });

  it.each(['start', 'serve'])('%s does not listen where others reach it', (command) => {
    const { status, stderr } = run([command], { PACTGRAPH_HOST: '0.0.0.0', PACTGRAPH_PORT: '0' });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Whoever reaches this machine at 0\.0\.0\.0 .*--open.*PACTGRAPH_OPEN=true.*\n$/);
  });

  it.each<[args: string[], env: Record<string, string>]>([
    [['start', '--open'], {}],
    [['serve', '--open'], {}],
    [['serve'], { PACTGRAPH_OPEN: 'true' }],
  ])('%j with %j does, here at an address that is not there', (args, env) => {
    expect(run(args, { PACTGRAPH_HOST: '203.0.113.1', PACTGRAPH_PORT: '0', ...env })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('This machine has no address 203.0.113.1.'),
    });
  });

  it('reads .env of the working directory; what is set already wins', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '.env'), 'PACTGRAPH_PORT=99999\n');
    const args = ['seed', 'check'];
    expect(run(args, {}, folder).stderr).toContain('PACTGRAPH_PORT:');
    expect(run(args, { PACTGRAPH_PORT: '4000', PACTGRAPH_SEEDS: folder }, folder)).toMatchObject({
      status: 0,
      stdout: 'There are no seeds to check.\n',
    });
  });

  it('tells wrong usage on standard output too, with --json', () => {
    const { status, stdout } = run(['--json', 'seed', 'laod']);
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'USAGE', message: expect.stringContaining('laod') },
    });
  });

  it('says the same to scripts with --json', () => {
    const { status, stdout } = run(['--json', 'seed', 'status'], { PACTGRAPH_PORT: 'x' });
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      error: { code: 'SETTINGS', problems: [expect.stringContaining('PACTGRAPH_PORT')] },
    });
  });
});
