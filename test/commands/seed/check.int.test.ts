import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seedCheck } from '../../../src/commands/seed/check.js';
import { readConfig, type Config } from '../../../src/config.js';
import { readHeads } from '../../../src/seed/files/read-heads.js';
import { notedIo } from '../../support/io.js';
import { emptiedGraph, exported, load, organisation, seed, seedFolder } from '../../support/seeds.js';
import { testServer } from '../../support/server.js';

const graph = emptiedGraph();

const configOf = (folder: string): Config => {
  const { uri, user, password } = testServer();
  return { ...readConfig({}), server: { uri, user, password }, seedFolder: folder };
};

async function check(folder: string, strict = false): Promise<{ exit: number; out: string }> {
  const io = notedIo();
  const exit = await seedCheck(configOf(folder), io, { cache: false, strict });
  return { exit, out: io.outs.join('\n') };
}

/** A seed that an older version let pass: its text, and the ledger's word that it is applied. */
async function appliedBefore(folder: string, file: string, text: string): Promise<void> {
  writeFileSync(join(folder, file), text);
  const head = (await readHeads(folder)).heads.find((one) => one.file === file);
  if (!head) throw new Error(file);
  const { number, checksum, files } = head;
  await graph.write(
    (transaction) =>
      transaction.run('MATCH (s:Seed {number: $number}) SET s.checksum = $checksum, s.files = $files', {
        number,
        checksum,
        files: [...files],
      }),
    60_000,
  );
}

const refusedToday = seed(organisation('a', ", o.summary = 'a\\u0027s' // C:\\users\n, o.note = 'x'"));

describe('a seed that would be refused today', () => {
  it('is warned about where the ledger says that it is applied, and stands in no way of a load', async () => {
    const folder = seedFolder({ '0001-a.cypher': seed(organisation('a')) });
    await load(graph, folder);
    await appliedBefore(folder, '0001-a.cypher', refusedToday);

    const { exit, out } = await check(folder);
    expect(out).toContain("4:118  warning  Neo4j puts ' in the place of \\u0027");
    expect(out).toContain('put the correction into a new seed.');
    expect(exit).toBe(0);
    expect((await check(folder, true)).exit).toBe(1);

    writeFileSync(join(folder, '0002-b.cypher'), seed(organisation('b')));
    expect((await load(graph, folder)).loaded.map(({ file }) => file)).toEqual(['0002-b.cypher']);
  });

  it('is an error while it is not applied, beside one that is', async () => {
    const folder = seedFolder({ '0001-a.cypher': seed(organisation('a')) });
    await load(graph, folder);
    await appliedBefore(folder, '0001-a.cypher', refusedToday);
    writeFileSync(join(folder, '0002-b.cypher'), refusedToday);
    const { exit, out } = await check(folder);
    expect(out).toContain('0001-a.cypher:4:118  warning  ');
    expect(out).not.toMatch(/^0001.*error/m);
    expect(out).toContain('0002-b.cypher:4:118  error  ');
    expect(exit).toBe(1);
  });
});

describe('what would be hidden by an escape', () => {
  it.each([
    "MATCH (o:Organisation {id: 'org/a'}) SET o.summary = 'x' // D:\\u000aWITH o MATCH (x:Organisation) WHERE x.id = 'org/b' DETACH DELETE x WITH o SET o.note = null //\n, o.note = 'y';\n",
    "MATCH (o:Organisation {id: 'org/a'}) SET o.summary = 'a\\u0027, o.note = \\u0027injected';\n",
    "MATCH (o:Organisation {id: 'org/a'}) SET o.summary = 'x\\u005c', o.note = ' + 1 //';\n",
    "MATCH (o:Organisation {id: 'org/a'}) SET o.summary = /* \\u002a\\u002f 'z', o.note = /* */ 'x';\n",
    "MATCH (o:Organisation {id: 'org/a'}) SET o.summary = 'x', o.`no\\u0074e` = 'y';\n",
    "LOAD CSV FROM \\u0027http://127.0.0.1:1/\\u0027 AS row MATCH (o:Organisation {id: 'org/a'}) SET o.note = 'x';\n",
    "MATCH (o:Organisation {id: 'org/a'}) SET o.summary = 'D:\\umbrella';\n",
  ])('is refused, and the graph stays as it is: %s', async (statement) => {
    const folder = seedFolder({ '0001-a.cypher': seed(organisation('a'), organisation('b')) });
    await load(graph, folder);
    const before = await exported(graph);
    writeFileSync(join(folder, '0002-hides.cypher'), seed(statement));
    const { loaded, problems } = await load(graph, folder);
    expect(loaded).toEqual([]);
    expect(problems[0]?.rule).toBe('unicode-escape');
    expect(await exported(graph)).toEqual(before);
  });

  it('is loaded where it is one more character of a text', async () => {
    const text = seed(
      organisation('a', ", o.summary = '\\u7532\\\\u7532', o.note = 'C:\\\\users \\ud83d\\ude00'"),
    );
    const folder = seedFolder({
      '0001-a.cypher': `//! title: C:\\users\n// \\u000a\n${text.replace(/^.*\n/, '')}`,
    });
    const { loaded, error } = await load(graph, folder);
    expect([error?.message, loaded.length]).toEqual([undefined, 1]);
    const found = (await exported(graph)).find((line) => line.includes('org/a'));
    expect(found).toContain(JSON.stringify('甲\\u7532'));
    expect(found).toContain(JSON.stringify('C:\\users 😀'));
  });
});
