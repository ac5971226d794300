/** A login that is wrong, or becomes another one while we run, against the database itself. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { openGraph, type Graph } from '../../src/graph/graph.js';
import { temporaryFolder } from '../support/folder.js';

const user = 'rotating';
const [old, next] = ['the first password', 'the second password'];

let admin: ReturnType<typeof neo4j.driver>;
beforeAll(() => {
  const server = inject('neo4j');
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
  const { uri, database } = inject('neo4j');
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
    expect(await recovered(late)).toBeLessThan(5_000);
    expect(await recovered(graph)).toBeLessThan(5_000);
  });

  it('that is rotated in its file first recovers once the server has it too', async () => {
    const file = join(temporaryFolder(), 'password');
    writeFileSync(file, next);
    const graph = opened({ file });
    await expect(one(graph)).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await rotateTo(next);
    expect(await recovered(graph)).toBeLessThan(5_500);
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
});
