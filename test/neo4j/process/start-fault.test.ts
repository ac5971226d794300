import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';
import { layoutOf } from '../../../src/neo4j/disk/layout.js';
import { startFault } from '../../../src/neo4j/process/start-fault.js';
import { temporaryFolder } from '../../support/folder.js';

function faultOf(console: string) {
  const files = layoutOf(temporaryFolder());
  mkdirSync(dirname(files.consoleFile), { recursive: true });
  writeFileSync(files.consoleFile, console);
  return startFault('It ended.', files, 0, undefined);
}

it('what is known is told by name', () => {
  expect(faultOf('Caused by: Lock file has been locked by another process: x\n').message).toBe(
    'Another Neo4j uses the data.',
  );
});

it('what is not known is told by its last words', () => {
  expect(faultOf('Starting...\nA strange thing.\n').message).toMatch(
    /^It ended\.\nLast lines of .*console\.log:\n {2}Starting\.\.\.\n {2}A strange thing\.$/,
  );
});

it('what Java says of priorities leads nobody astray', () => {
  const warning =
    'OpenJDK 64-Bit Server VM warning: -XX:ThreadPriorityPolicy=1 may require system level permission, e.g., being the ' +
    'root user. If the necessary permission is not possessed, changes to priority will be silently ignored.\n';
  expect(faultOf(warning).message).toBe('It ended.');
  expect(faultOf(`${warning}A strange thing.\n`).message).toMatch(/console\.log:\n {2}A strange thing\.$/);
});
