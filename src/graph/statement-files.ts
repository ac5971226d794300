/** The hand-written statements of cypher/: one per file, with a header that names what goes in and out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quotedName } from '../identifier.js';

export interface StatementFile {
  readonly name: string;
  readonly purpose: string;
  /** Names of its parameters, without `$`. */
  readonly parameters: readonly string[];
  /** Names of the columns it returns. */
  readonly columns: readonly string[];
  readonly text: string;
}

/** By name. */
export type StatementFiles = ReadonlyMap<string, StatementFile>;

/**
 * Reads `cypher/**.cypher`; a file's name is its path without folder and ending: `ledger/head`.
 * Header lines: `// purpose: …`, `// parameters: a, b`, `// columns: c, d`.
 * @throws Error when a header is missing or a parameter of the text is not declared: a mistake of ours
 */
export function readStatementFiles(folder: string): StatementFiles {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) =>
    f.endsWith('.cypher'),
  );
  return new Map(
    files.sort().map((file) => {
      const name = file.slice(0, -'.cypher'.length).replaceAll('\\', '/');
      return [name, toStatement(name, readFileSync(join(folder, file), 'utf8'))];
    }),
  );
}

function toStatement(name: string, content: string): StatementFile {
  const header = (key: string): string => {
    const found = new RegExp(`^// ${key}:(.*)$`, 'm').exec(content);
    if (!found) throw new Error(`cypher/${name}.cypher: the header has no "// ${key}:" line.`);
    return (found[1] ?? '').trim();
  };
  const names = (key: string) =>
    header(key)
      .split(',')
      .map((n) => n.trim())
      .filter(Boolean);
  const text = content.replace(/^\/\/.*\n/gm, '').trim();
  const parameters = names('parameters');
  for (const [, used] of text.matchAll(/\$([A-Za-z_]\w*)/g)) {
    if (used && !parameters.includes(used))
      throw new Error(`cypher/${name}.cypher: $${used} is not in the header.`);
  }
  return { name, purpose: header('purpose'), parameters, columns: names('columns'), text };
}

/**
 * Text of a statement by its name; `type` replaces TYPE in it, and without one any relationship matches.
 * @throws Error when there is none: a mistake of ours
 */
export function statementText(statements: StatementFiles, name: string, type = ''): string {
  const found = statements.get(name);
  if (!found) throw new Error(`No statement cypher/${name}.cypher.`);
  return found.text.replace(/:TYPE\b/g, () => (type === '' ? '' : `:${quotedName(type)}`));
}
