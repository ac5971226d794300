/** A new seed: what its files are called and what stands in them. Nothing is written here. */
import { readFile, realpath } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { PactgraphError } from '../../errors.js';
import { decodeUtf8 } from '../../evidence/decode-utf8.js';
import { parseSource } from '../../evidence/source.js';
import type { Problem } from '../model.js';
import { listSeeds } from '../files/folder.js';
import { formatProblems } from '../files/format-problem.js';
import { frontMatterFor, hasFrontMatter } from './front-matter.js';
import { seedText } from './seed-text.js';
import { sentencesOf } from './sentences.js';

export interface NewFile {
  /** Relative to the seed folder. */
  readonly file: string;
  readonly text: string;
}

export interface Scaffold {
  readonly seed: NewFile;
  /** Its text is undefined when the file lies in the seed folder already and has front matter. */
  readonly source: { readonly file: string; readonly text: string | undefined };
  readonly sentences: number;
}

/**
 * @param name a slug
 * @param path the text, with or without front matter
 * @param today `YYYY-MM-DD`
 * @throws PactgraphError USAGE when the text cannot be read or the name is taken, SEED_PROBLEMS when its front matter is
 * wrong, CANNOT_RUN when the seed folder cannot be read
 */
export async function scaffoldSeed(
  folder: string,
  { name, path, today }: { readonly name: string; readonly path: string; readonly today: string },
): Promise<Scaffold> {
  const { seeds, problems } = await listSeeds(folder);
  const taken = seeds.find((seed) => seed.name === name);
  if (taken) throw new PactgraphError('USAGE', `${taken.file} has this name.`, { hint: 'Choose another.' });
  const number =
    1 + Math.max(0, ...seeds.map((seed) => seed.number), ...problems.map(({ place }) => leading(place.file)));
  if (number > 9999) throw new PactgraphError('CANNOT_RUN', 'Seeds have four digits, and 9999 is taken.');

  const given = await readText(path);
  const kept = hasFrontMatter(given);
  const text = kept ? given : `${frontMatterFor(name, given, today)}${given}`;
  const parsed = parseSource(text);
  if (!parsed.ok) {
    const faults = parsed.problems.map(({ message, hint, line, column }): Problem => {
      const place = { file: path, line, column };
      return { rule: 'source-file', severity: 'error', message, ...(hint !== undefined && { hint }), place };
    });
    throw new PactgraphError(
      'SEED_PROBLEMS',
      formatProblems(faults, () => given),
      {
        hint: 'This is in the front matter of the file; nothing was written.',
        details: { problems: faults },
      },
    );
  }
  const inPlace = kept ? await within(folder, path) : undefined;
  const sourceFile = inPlace ?? `sources/${name}.txt`;
  const sentences = sentencesOf(parsed.source.text);
  return {
    seed: {
      file: `${String(number).padStart(4, '0')}-${name}.cypher`,
      text: seedText({ name, sourceFile, sourceId: parsed.source.id, sentences }),
    },
    source: { file: sourceFile, text: inPlace === undefined ? text : undefined },
    sentences: sentences.sentences.length,
  };
}

/** The number that a misnamed file has all the same. */
const leading = (file: string): number => Number(/^\d{1,4}(?=-)/.exec(file)?.[0] ?? 0);

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new PactgraphError('USAGE', `${path} cannot be read: ${reason}`, { cause });
  });
  const decoded = decodeUtf8(bytes);
  if ('text' in decoded) return decoded.text;
  const { message, hint, line, column } = decoded.problem;
  throw new PactgraphError('USAGE', `${path}:${line}:${column}: ${message}`, {
    ...(hint !== undefined && { hint }),
    details: { line, column },
  });
}

/** Its path in the seed folder, with slashes; undefined when it lies elsewhere. */
async function within(folder: string, path: string): Promise<string | undefined> {
  const inside = relative(await realpath(folder), await realpath(path));
  return inside.startsWith('..') || isAbsolute(inside) ? undefined : inside.split(sep).join('/');
}
