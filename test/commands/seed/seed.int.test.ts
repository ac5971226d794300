import { appendFileSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportCanonical } from '../../../src/commands/export-canonical.js';
import { seedLoad as loadCommand, type LoadOptions } from '../../../src/commands/seed/load.js';
import type { CommandIo } from '../../../src/commands/run/io.js';
import { parserFor } from '../../support/parser.js';
import { seedStatus } from '../../../src/commands/seed/status.js';
import { seedUndo } from '../../../src/commands/seed/undo.js';
import { readConfig, type Config } from '../../../src/config.js';
import type { Plan } from '../../../src/seed/plan/plan.js';
import { temporaryFolder } from '../../support/folder.js';
import { notedIo } from '../../support/io.js';
import {
  emptiedGraph,
  evidence,
  exported,
  header,
  organisation,
  plan,
  seed,
  seedFolder,
} from '../../support/seeds.js';
import { testServer } from '../../support/server.js';

const graph = emptiedGraph();

const configOf = (seeds: string): Config => {
  const { uri, user, password } = testServer();
  return { ...readConfig({}), server: { uri, user, password }, seedFolder: seeds };
};
const seedLoad = (config: Config, io: CommandIo, options: LoadOptions) =>
  loadCommand(config, io, { parserFor, ...options });
const two = () =>
  seedFolder({ '0001-a.cypher': seed(organisation('a')), '0002-b.cypher': seed(organisation('b')) });

describe('pactgraph seed load', () => {
  it('asks on a terminal, and applies nothing without a yes', async () => {
    const config = configOf(two());
    const io = notedIo({ answer: false });
    await seedLoad(config, io, {});
    expect(io.questions).toEqual(['Apply these 2 seeds?']);
    expect(await exported(graph)).toEqual([]);
    await seedLoad(config, notedIo({ answer: true }), {});
    expect((await exported(graph)).length).toBeGreaterThan(0);
  });

  it('says what it did, to people and to scripts', async () => {
    const config = configOf(two());
    const json = notedIo({ json: true });
    await seedLoad(config, json, {});
    expect(JSON.parse(json.outs.join(''))).toMatchObject({
      version: 1,
      loaded: [
        { file: '0001-a.cypher', revision: 1 },
        { file: '0002-b.cypher', revision: 2 },
      ],
    });
    const again = notedIo();
    await seedLoad(config, again, {});
    expect(again.errs).toEqual(['Nothing to do: no seed is pending.']);
  });

  it('says what a plan leaves: nothing to do, and seeds that have come since', async () => {
    const folder = seedFolder({ '0001-a.cypher': seed(organisation('a')) });
    const apply = async (planned: Plan) => {
      const path = join(temporaryFolder(), 'plan.json');
      writeFileSync(path, JSON.stringify(planned));
      const io = notedIo();
      await seedLoad(configOf(folder), io, { plan: path });
      return io.errs;
    };
    const first = await plan(graph, folder);
    writeFileSync(join(folder, '0002-b.cypher'), seed(organisation('b')));
    const left =
      'Pending and not in the plan: 0002-b.cypher. A new plan shows what they would do: pactgraph seed plan';
    expect((await apply(first)).at(-1)).toBe(left);
    const { revision, head } = await plan(graph, folder);
    const empty: Plan = { version: 1, revision, head, seeds: [], unplanned: [] };
    expect(await apply(empty)).toEqual(['Nothing to do: the plan has no seeds.', left]);
    rmSync(join(folder, '0002-b.cypher'));
    expect(await apply(empty)).toEqual(['Nothing to do: no seed is pending.']);
  });

  it('names what was applied before a seed that is refused', async () => {
    const contradicting = `${header}${evidence('support', '甲方再次表示支持')}MATCH (o:Organisation {id: 'org/a'}) SET o.summary = 'y', o.evidence = ['t/support'];\n`;
    const folder = seedFolder({
      '0001-a.cypher': seed(organisation('a', ", o.summary = 'z'")),
      '0002-b.cypher': contradicting,
    });
    const failed = await seedLoad(configOf(folder), notedIo({ json: true }), {}).catch(
      (error: unknown) => error,
    );
    expect(failed).toMatchObject({
      code: 'SEED_PROBLEMS',
      details: {
        problems: [{ rule: 'conflict' }],
        loaded: [{ file: '0001-a.cypher', revision: 1 }],
      },
    });
  });
});

describe('pactgraph seed status', () => {
  it('tells applied from pending with exit code 0, and writes nothing', async () => {
    const folder = two();
    const before = await exported(graph);
    const io = notedIo();
    expect(await seedStatus(configOf(folder), io)).toBe(0);
    expect(io.outs).toEqual(['pending\t0001-a.cypher', 'pending\t0002-b.cypher']);
    expect(await exported(graph)).toEqual(before);

    await seedLoad(configOf(folder), notedIo(), { yes: true });
    const after = notedIo({ json: true });
    expect(await seedStatus(configOf(folder), after)).toBe(0);
    expect(JSON.parse(after.outs.join(''))).toMatchObject({
      version: 1,
      revision: 2,
      seeds: [{ state: 'applied' }, { state: 'applied' }],
    });
  });

  it('tells since when of what is in force alone, and no new content before it', async () => {
    const folder = two();
    await seedLoad(configOf(folder), notedIo(), { yes: true });
    await seedUndo(configOf(folder), notedIo(), { yes: true }, 2);
    const status = async () => {
      const io = notedIo();
      const code = await seedStatus(configOf(folder), io);
      return { code, outs: io.outs.slice(1), errs: io.errs };
    };
    expect(await status()).toEqual({ code: 0, outs: ['undone\t0002-b.cypher'], errs: [] });

    renameSync(join(folder, '0002-b.cypher'), join(folder, '0003-b.cypher'));
    expect(await status()).toEqual({
      code: 0,
      outs: ['undone\t0002-b.cypher', 'pending\t0003-b.cypher'],
      errs: [],
    });
    writeFileSync(join(folder, '0002-c.cypher'), seed(organisation('c')));
    expect((await status()).outs[0]).toBe('pending\t0002-c.cypher');
    rmSync(join(folder, '0002-c.cypher'));
    await seedLoad(configOf(folder), notedIo(), { yes: true });
    writeFileSync(join(folder, '0002-c.cypher'), seed(organisation('c')));
    const before = await exported(graph);
    const { code, outs, errs } = await status();
    expect(code).toBe(4);
    expect(outs[0]).toBe('out-of-order\t0002-c.cypher');
    expect(errs.join()).toContain('0002-c.cypher is not the seed 2 that was undone');
    await expect(seedLoad(configOf(folder), notedIo(), { yes: true })).rejects.toMatchObject({
      code: 'LEDGER_CONFLICT',
    });
    expect(await exported(graph)).toEqual(before);
  });

  it('ends with 4 when files and ledger disagree', async () => {
    const folder = two();
    await seedLoad(configOf(folder), notedIo(), { yes: true });
    writeFileSync(join(folder, '0002-b.cypher'), seed(organisation('bb')));
    const io = notedIo();
    expect(await seedStatus(configOf(folder), io)).toBe(4);
    expect(io.outs[1]).toMatch(/^edited\t0002-b\.cypher/);
    expect(io.errs.join()).toContain('0002-b.cypher was edited after it was applied');
  });

  it('names the source that was edited, and not the seed', async () => {
    const folder = two();
    await seedLoad(configOf(folder), notedIo(), { yes: true });
    appendFileSync(join(folder, 'sources/test.txt'), '。');
    const io = notedIo();
    expect(await seedStatus(configOf(folder), io)).toBe(4);
    expect(io.errs.map((line) => line.replace(/[0-9a-f]{64}/g, '…'))).toEqual(
      ['0001-a.cypher', '0002-b.cypher'].map(
        (file) =>
          `sources/test.txt, which ${file} names, was edited after it was applied: its SHA-256 was … and is ….`,
      ),
    );
  });
});

describe('pactgraph export canonical', () => {
  it('writes a file whole, the same as to standard output', async () => {
    const config = configOf(two());
    await seedLoad(config, notedIo(), { yes: true });
    const io = notedIo();
    await exportCanonical(config, io, {});
    const folder = temporaryFolder();
    await exportCanonical(config, notedIo(), { out: join(folder, 'graph.jsonl') });
    expect(readFileSync(join(folder, 'graph.jsonl'), 'utf8')).toBe(`${io.outs.join('\n')}\n`);
    expect(readdirSync(folder)).toEqual(['graph.jsonl']);
    const ids = io.outs.map((line) => (JSON.parse(line) as { id?: string; factId?: string }).id);
    expect(ids).toEqual(['org/a', 'org/b', 't/signing', 'source/test']);
    expect(io.outs.join()).not.toMatch(/addedIn|sortName|"start"|Earliest/);
  });

  it('leaves no half file where it cannot write', async () => {
    await seedLoad(configOf(two()), notedIo(), { yes: true });
    await expect(
      exportCanonical(configOf(two()), notedIo(), { out: '/nowhere/graph.jsonl' }),
    ).rejects.toThrow('/nowhere/graph.jsonl cannot be written');
  });
});
