/** Every regular expression of the source, as TypeScript reads it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../src/package.js';

export interface Pattern {
  /** `src/config.ts:64` */
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** `new RegExp(…)`, whose pattern is known only when it runs. */
export interface BuiltPattern {
  readonly file: string;
  /** Its arguments, with single blanks. */
  readonly text: string;
}

export interface Patterns {
  readonly literals: readonly Pattern[];
  readonly built: readonly BuiltPattern[];
}

export function patternsOfSource(): Patterns {
  const files = readdirSync(join(packageRoot, 'src'), { recursive: true, encoding: 'utf8' });
  const found = files
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) =>
      patternsIn(`src/${file.replaceAll('\\', '/')}`, readFileSync(join(packageRoot, 'src', file), 'utf8')),
    );
  return { literals: found.flatMap((f) => f.literals), built: found.flatMap((f) => f.built) };
}

export function patternsIn(file: string, code: string): Patterns {
  const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const literals: Pattern[] = [];
  const built: BuiltPattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      literals.push({
        place: `${file}:${line}`,
        source: node.text.slice(1, end),
        flags: node.text.slice(end + 1),
      });
    } else if (ts.isIdentifier(node) && node.text === 'RegExp' && isUsed(node.parent, node)) {
      const call = node.parent as ts.NewExpression | ts.CallExpression;
      const text = (call.arguments ?? []).map((argument) => argument.getText()).join(', ');
      built.push({ file, text: text.replaceAll(/\s+/g, ' ') });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { literals, built };
}

/** As a value: `RegExp` is the name of a type too. */
const isUsed = (parent: ts.Node, name: ts.Identifier): boolean =>
  (ts.isNewExpression(parent) || ts.isCallExpression(parent)) && parent.expression === name;
