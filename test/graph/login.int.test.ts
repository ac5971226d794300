/** A login that is wrong, or becomes another one while we run, against the database itself. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { openGraph, type Graph } from '../../src/graph/graph.js';
import { secondsSince, told } from '../faults/report.js';
import { commandProcess } from '../support/command-process.js';
import { temporaryFolder } from '../support/folder.js';
import { testServer } from '../support/server.js';
import { within } from '../support/timing.js';

const user = 'rotating';
const [old, next] = ['the first password', 'the second password'];

let admin: ReturnType<typeof neo4j.driver>;
beforeAll(() => {
  const server = testServer();
  admin = neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password));
});
afterAll(() => admin.close());

const onSystem = (statement: string, password?: string) =>
  admin.executeQuery(statement, { user, password }, { database: 'system' });
const rotateTo = (password: string) =>
  onSystem('ALTER USER $user SET PASSWORD $password CHANGE NOT REQUIRED', password);
beforeEach(async () => {
  await onSystem('DROP USER $user IF EXISTS');
  await onSystem('CREATE USER $user SET PASSWORD $password CHANGE NOT REQUIRED', old);
});

function opened(password: string | { file: string }): Graph {
  const { uri, database } = testServer();
  const graph = openGraph({ uri, database, user, password });
  onTestFinished(() => graph.close());
  return graph;
}

const one = (graph: Graph) => graph.readLatest('RETURN 1 AS one');

/** ms until a query is answered; whatever fails before is the login. */
async function recovered(graph: Graph): Promise<number> {
  const started = performance.now();
  for (;;) {
    const answer = await one(graph).catch((error: unknown) => error);
    if (!(answer instanceof Error)) return performance.now() - started;
    expect(answer).toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: 'The database refused user or password.',
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('a login', () => {
  it('that is rotated at the server first recovers as soon as its file has the new password', async () => {
    const file = join(temporaryFolder(), 'password');
    writeFileSync(file, old);
    const graph = opened({ file });
    await one(graph);
    await rotateTo(next);
    // Connections that are open go on; a new one, as after a restart, is refused.
    const late = opened({ file });
    await expect(one(late)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    writeFileSync(file, `${next}\n`);
    const times = [await recovered(late), await recovered(graph)];
    within(5_000, Math.max(...times));
    told({
      fault: 'the password of a server of one’s own is rotated, at the server first',
      outcome: 'new connections are refused until NEO4J_PASSWORD_FILE has it too; time: from then on',
      seconds: times.map((ms) => ms / 1_000),
    });
  });

  it('that is rotated in its file first recovers once the server has it too', async () => {
    const file = join(temporaryFolder(), 'password');
    writeFileSync(file, next);
    const graph = opened({ file });
    await expect(one(graph)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await rotateTo(next);
    const ms = await recovered(graph);
    // The refused password is tried again after 5 s, and at once when that is over.
    within(5_500, ms);
    told({
      fault: 'the same, in its file first',
      outcome: 'refused until the server has it; tried again after 5 s, so that the account is not locked',
      seconds: [ms / 1_000],
    });
  });

  it('that is wrong does not lock the account, however often it is asked for', async () => {
    const wrong = opened('not the password');
    for (let i = 0; i < 50; i++)
      await expect(one(wrong)).rejects.toMatchObject({
        code: 'DATABASE_UNAVAILABLE',
        message: 'The database refused user or password.',
      });
    const right = opened(old);
    expect(await one(right)).toEqual([{ one: 1 }]);
  });

  it('that is wrong is told by a command in one line', async () => {
    const started = performance.now();
    const command = commandProcess(['seed', 'status'], {
      NEO4J_URI: testServer().uri,
      NEO4J_USER: user,
      NEO4J_PASSWORD: 'not the password',
    });
    expect(await command.ended).toBe(3);
    const [line = '', ...hint] = command.told().trim().split('\n');
    expect([line, hint.length]).toEqual(['The database refused user or password.', 1]);
    told({
      fault: 'a server of one’s own: a wrong password',
      outcome: `“${line}”, exit 3; asked for 50 times, the account is not locked`,
      seconds: [secondsSince(started)],
    });
  });
});
