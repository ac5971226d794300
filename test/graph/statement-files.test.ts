import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package.js';
import { readStatementFiles } from '../../src/graph/statement-files.js';
import { temporaryFolder } from '../support/folder.js';

const folderWith = (text: string): string => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'a'));
  writeFileSync(join(folder, 'a/b.cypher'), text);
  return folder;
};

describe('statement files', () => {
  it('are known by folder and name, without their header', () => {
    const files = readStatementFiles(
      folderWith(
        '// purpose: finds\n// parameters: id\n// columns: name\nMATCH (n {id: $id})\nRETURN n.name AS name\n',
      ),
    );
    expect(files.get('a/b')).toEqual({
      name: 'a/b',
      purpose: 'finds',
      parameters: ['id'],
      columns: ['name'],
      text: 'MATCH (n {id: $id})\nRETURN n.name AS name',
    });
  });

  it('say what they take and give', () => {
    expect(() => readStatementFiles(folderWith('// purpose: x\n// columns: y\nRETURN 1 AS y'))).toThrow(
      'cypher/a/b.cypher: the header has no "// parameters:" line.',
    );
    expect(() =>
      readStatementFiles(folderWith('// purpose: x\n// parameters:\n// columns: y\nRETURN $z AS y')),
    ).toThrow('cypher/a/b.cypher: $z is not in the header.');
  });

  it('of the project all hold', () => {
    const files = [...readStatementFiles(join(packageRoot, 'cypher')).values()];
    expect(files.length).toBeGreaterThan(10);
    for (const { text, columns } of files) for (const column of columns) expect(text).toContain(column);
  });

  /** The planner would join with a scan of an index that it believes to be empty, as in the first load of a graph. */
  it('name the index by which they seek the nodes of many rows', () => {
    const files = [...readStatementFiles(join(packageRoot, 'cypher')).values()];
    const seeks = files.flatMap(({ name, text }) =>
      text.includes('UNWIND')
        ? [...text.matchAll(/ *MATCH \((\w+):(\w+) \{id: [\w.]+\}\)\n(.*)/g)].map((seek) => [name, ...seek])
        : [],
    );
    expect(seeks.length).toBeGreaterThan(5);
    for (const [name, , variable = '', label = '', next] of seeks)
      if (label !== 'Ledger') expect.soft(next, name).toContain(`USING INDEX SEEK ${variable}:${label}(id)`);
  });
});
