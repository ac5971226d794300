import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withDataFolder } from '../../../src/neo4j/data/data-folder.js';
import { writeAtomically } from '../../../src/neo4j/disk/files.js';
import { silent } from '../../../src/neo4j/progress.js';
import { temporaryFolder } from '../../support/folder.js';

const modeOf = (path: string): number => statSync(path).mode & 0o777;
/** Opens the folder and writes to its home. */
const used = (dataFolder: string): Promise<void> =>
  withDataFolder({ dataFolder }, silent, ({ confFile }) => {
    writeAtomically(confFile, '');
    return Promise.resolve();
  });

describe.skipIf(process.platform === 'win32')('the data folder', () => {
  it('is made for its user alone', async () => {
    const folder = join(temporaryFolder(), 'a', '.pactgraph');
    await used(folder);
    expect(modeOf(folder)).toBe(0o700);
  });

  it('that is there keeps its mode; a home made in it is its user’s alone', async () => {
    const folder = join(temporaryFolder(), 'shared');
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    await used(folder);
    expect(modeOf(folder)).toBe(0o755);
    expect(modeOf(join(folder, 'neo4j'))).toBe(0o700);
  });
});
