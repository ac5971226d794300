import { EventEmitter, once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Neo4jError } from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import { LoginManager, type Password } from '../../src/graph/login.js';
import { temporaryFolder } from '../support/folder.js';
import { within } from '../support/timing.js';

const refusal = new Neo4jError('no', 'Neo.ClientError.Security.Unauthorized', '08N06', 'no');
const lost = new Neo4jError('gone', 'ServiceUnavailable', '08000', 'gone');

/** A manager with a clock that is moved by hand, in seconds. */
function login(password: Password) {
  let ms = 0;
  const manager = new LoginManager({ user: 'neo4j', password }, () => ms);
  const token = async () => (await manager.getToken()).credentials;
  /** A session that logs in and, when told, ends. */
  const session = async () => {
    const steps = new EventEmitter();
    const loggedIn = once(steps, 'in');
    const ended = manager
      .during(async () => {
        const end = once(steps, 'end');
        await token();
        steps.emit('in');
        const [error] = (await end) as [Error | undefined];
        if (error) throw error;
      })
      .catch(() => undefined);
    await Promise.race([loggedIn, ended]);
    return (error?: Error) => (steps.emit('end', error), ended);
  };
  const attempt = async (error?: Error) => (await session())(error);
  return { after: (seconds: number) => (ms += seconds * 1_000), token, session, attempt, manager };
}

describe('a password that the server refused', () => {
  it('is tried again after 5 s, then once a minute: three refusals in a row would lock the account', async () => {
    const { after, token, attempt } = login('wrong');
    await attempt(refusal);
    after(4.9);
    await expect(token()).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: 'The database refused user or password.',
    });
    after(0.2);
    await attempt(refusal);
    after(59);
    await expect(token()).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    after(2);
    expect(await token()).toBe('wrong');
  });

  it('is forgiven once it is accepted', async () => {
    const { after, attempt, token } = login('right in the end');
    await attempt(refusal);
    after(5);
    await attempt();
    await attempt(refusal);
    after(5);
    expect(await token()).toBe('right in the end');
  });

  it('gives way at once to another one in its file', async () => {
    const file = join(temporaryFolder(), 'password');
    writeFileSync(file, 'old\n');
    const { after, token, attempt } = login({ file });
    await attempt(refusal);
    writeFileSync(file, 'new\n');
    after(1);
    expect(await token()).toBe('new');
  });
});

describe('a password that is not yet known to be right', () => {
  it('is tried by one connection, and the others hear how that went', async () => {
    const { token, session } = login('wrong');
    const end = await session();
    const others = [token(), token()];
    await end(refusal);
    for (const other of others) await expect(other).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });

  it('is given to all once it was accepted, until the connection is lost', async () => {
    const { token, attempt, session } = login('right');
    await attempt();
    const lose = await session();
    expect(await Promise.all([token(), token()])).toEqual(['right', 'right']);
    await lose(lost);
    const refuse = await session();
    const second = token();
    await refuse(refusal);
    await expect(second).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });

  it('is tried more than once by one session: at a router, then at a reader', async () => {
    const { token, manager } = login('right');
    const started = performance.now();
    await manager.during(async () => {
      expect([await token(), await token()]).toEqual(['right', 'right']);
    });
    within(500, performance.now() - started);
  });

  it('does not hold up the others for more than 2 s', async () => {
    const { token } = login('of a server that never answers');
    const started = performance.now();
    await token();
    await token();
    expect(performance.now() - started).toBeGreaterThan(1_900);
  });
});

describe('a password in a file', () => {
  it('is read once a second at most', async () => {
    const file = join(temporaryFolder(), 'password');
    writeFileSync(file, 'old');
    const { after, token, attempt } = login({ file });
    await attempt();
    writeFileSync(file, 'new');
    after(0.9);
    expect(await token()).toBe('old');
    after(0.1);
    expect(await token()).toBe('new');
  });

  it('that cannot be read is told by its path', async () => {
    const { token } = login({ file: '/nowhere/password' });
    await expect(token()).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: 'The password file /nowhere/password cannot be read.',
    });
  });

  it('is what stands behind the user in a file that holds both', async () => {
    const file = join(temporaryFolder(), 'auth');
    writeFileSync(file, 'neo4j/a/secret\n');
    expect(await login({ file, leading: 'neo4j/' }).token()).toBe('a/secret');
  });

  it('is not guessed where the file holds another user, or none', async () => {
    const file = join(temporaryFolder(), 'auth');
    writeFileSync(file, 'secret\n');
    await expect(login({ file, leading: 'neo4j/' }).token()).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: `The file ${file} does not hold neo4j/<password>.`,
    });
  });
});

describe('once a password was accepted', () => {
  it('the end of a session still tells that it is refused now', async () => {
    const { manager, attempt, token, after } = login('right');
    await attempt();
    await manager.during(() => Promise.reject(refusal)).catch(() => undefined);
    await expect(token()).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    after(5.1);
    await attempt();
    expect(await token()).toBe('right');
  });

  it('the end of a session still tells that the connection was lost: one at a time tries it again', async () => {
    const { manager, attempt, session, token } = login('right');
    await attempt();
    await manager.during(() => Promise.reject(lost)).catch(() => undefined);
    const end = await session();
    const second = token();
    await end(refusal);
    await expect(second).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  });
});
