/** Ontologies for tests: the real one, and copies of it with files added. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { packageRoot } from '../../src/package.js';
import type { Ontology } from '../../src/ontology/model.js';
import { readOntology } from '../../src/ontology/read.js';

export const ontologyFolder = join(packageRoot, 'schema/ontology');
export const apiFolder = join(packageRoot, 'schema/api');
export const realOntology: Ontology = readOntology(ontologyFolder);

/** Folder that holds the real ontology and these files beside it; removed when the test ends. */
export function ontologyWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'pactgraph-ontology-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(ontologyFolder, folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
