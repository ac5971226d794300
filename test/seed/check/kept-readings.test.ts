import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/seed/check/check-seeds.js';
import { keptReadings } from '../../../src/seed/check/kept-readings.js';
import { readHeads, type SeedHead } from '../../../src/seed/files/read-heads.js';
import { temporaryFolder } from '../../support/folder.js';
import { realOntology } from '../../support/ontology.js';
import { folderOf } from './support.js';

const reading: Reading = { problems: [], said: [{ elements: [], unread: ['org/香港'] }], rows: [] };

async function headOf(text: string, file = '0001-a.cypher'): Promise<SeedHead> {
  const { heads } = await readHeads(folderOf({ [file]: text }));
  const [head] = heads;
  if (!head) throw new Error('no seed');
  return head;
}

describe('keptReadings', () => {
  it('gives back what was put, for the same text, name, ontology and tool', async () => {
    const folder = join(temporaryFolder(), 'a/b');
    const kept = keptReadings(folder, realOntology, '1');
    const head = await headOf('x;');
    expect(await kept.get(head)).toBeUndefined();
    await kept.put(head, reading);
    expect(await kept.get(head)).toEqual(reading);
    expect(await keptReadings(folder, realOntology, '1').get(head)).toEqual(reading);
    expect(await kept.get(await headOf('y;'))).toBeUndefined();
    expect(await kept.get(await headOf('x;', '0001-b.cypher'))).toBeUndefined();
    expect(await keptReadings(folder, realOntology, '2').get(head)).toBeUndefined();
    expect(await keptReadings(folder, { ...realOntology, enums: new Map() }, '1').get(head)).toBeUndefined();
    expect(readdirSync(folder)).toEqual(['0001-a.json']);
  });

  it('takes a file with any byte changed, cut or added for none', async () => {
    const folder = temporaryFolder();
    const kept = keptReadings(folder, realOntology, '1');
    const head = await headOf('x;');
    await kept.put(head, reading);
    const file = join(folder, '0001-a.json');
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length - 1; at++) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 1;
      writeFileSync(file, broken);
      expect(await kept.get(head)).toBeUndefined();
      writeFileSync(file, whole.subarray(0, at));
      expect(await kept.get(head)).toBeUndefined();
    }
    writeFileSync(file, whole);
    expect(await kept.get(head)).toEqual(reading);
  });

  it('does without where nothing can be written', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const kept = keptReadings(join(folder, 'file/cache'), realOntology, '1');
    await kept.put(await headOf('x;'), reading);
    mkdirSync(join(folder, 'cache/0001-a.json'), { recursive: true });
    const other = keptReadings(join(folder, 'cache'), realOntology, '1');
    await other.put(await headOf('x;'), reading);
    expect(await other.get(await headOf('x;'))).toBeUndefined();
    expect(readdirSync(join(folder, 'cache'))).toEqual(['0001-a.json']);
  });
});
