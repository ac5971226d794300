/** The YAML head of a source file: what may stand in it, and what is wrong with it. */
import { isMap, isScalar, isSeq, parseDocument, visit, type Node, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { BadDateError, parsePartialDate } from '../dates/partial-date.js';
import { didYouMean } from '../did-you-mean.js';
import { positionAt } from './position.js';
import type { SourceProblem } from './source.js';

export interface FrontMatter {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  /** EDTF, as written. */
  readonly publishedOn: string | null;
  readonly retrievedOn: string | null;
  readonly url: string | null;
  /** BCP 47: zh-Hant. */
  readonly language: string | null;
  readonly credits: readonly string[];
  readonly rights: string | null;
  /** Keys whose values the author inferred. */
  readonly inferred: readonly string[];
  readonly note: string | null;
}

type Result =
  | { readonly ok: true; readonly frontMatter: FrontMatter }
  | { readonly ok: false; readonly problems: readonly SourceProblem[] };

const keys = [
  'id', 'title', 'publisher', 'publishedOn', 'retrievedOn', 'url', 'language', 'credits', 'rights', 'inferred', 'note',
] as const satisfies (keyof FrontMatter)[]; // prettier-ignore

const kind = (expected: string) => ({
  error: ({ input }: { input?: unknown }) => (input === undefined ? 'is missing' : `must be ${expected}`),
});
const string = () => z.string(kind('a text')).trim().min(1, 'is empty');
const optional = () => string().nullable().default(null);
/** A text for which `fault` finds nothing wrong. */
const checked = (fault: (value: string) => string | undefined) =>
  string().superRefine((value, context) => {
    const message = fault(value);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });
const list = () => z.array(string(), kind('a list, as in [one, two]')).default([]);

const schema = z.strictObject({
  id: checked((id) =>
    /^source\/[a-z0-9-]+$/.test(id)
      ? undefined
      : 'must be source/ and then lower-case letters, digits and hyphens',
  ),
  title: string(),
  publisher: optional(),
  publishedOn: checked(dateFault).nullable().default(null),
  retrievedOn: checked(dateFault).nullable().default(null),
  url: checked(urlFault).nullable().default(null),
  language: checked(languageFault).nullable().default(null),
  credits: list(),
  rights: optional(),
  inferred: z
    .array(
      checked((key) =>
        isKey(key) ? undefined : `names no key of the front matter.${didYouMean(key, keys)}`,
      ),
    )
    .default([]),
  note: optional(),
}) satisfies z.ZodType<FrontMatter>;

const isKey = (key: string) => (keys as readonly string[]).includes(key);

/**
 * Every value is read as text (YAML's failsafe schema), so that 2025-03-28 stays what was written. A key without a
 * value counts as absent.
 * @param file the source file up to the end of its front matter
 * @param from where the YAML starts in it
 */
export function readFrontMatter(file: string, from: number): Result {
  const problemAt = (offset: number, message: string, hint?: string): SourceProblem => ({
    message,
    ...(hint === undefined ? {} : { hint }),
    ...positionAt(file, from + offset),
  });
  const yaml = parseDocument(file.slice(from), { schema: 'failsafe', prettyErrors: false });
  const broken = yaml.errors.map((error) => problemAt(error.pos[0], yamlMessage(error.message), quotes));
  visit(yaml, {
    Alias: (_, { range }) =>
      void broken.push(problemAt(range?.[0] ?? 0, 'A value cannot start with *.', quotes)),
  });
  if (broken.length > 0) return { ok: false, problems: broken };
  const { contents } = yaml;
  if (!isMap(contents)) {
    return { ok: false, problems: [problemAt(0, 'The front matter must be lines of "key: value".')] };
  }

  const checkedMatter = schema.safeParse(valuesOf(contents));
  if (checkedMatter.success) return { ok: true, frontMatter: checkedMatter.data };
  const problems = checkedMatter.error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') {
      return [problemAt(offsetOf(contents, issue.path), `${String(issue.path[0])} ${issue.message}`)];
    }
    return issue.keys.map((key) =>
      problemAt(
        keyOffset(contents, key),
        `Unknown key "${key}".${didYouMean(key, keys)}`,
        `Keys are ${keys.join(', ')}.`,
      ),
    );
  });
  return { ok: false, problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
}

/** The map as plain values, without keys that have none. */
function valuesOf(map: YAMLMap): Record<string, unknown> {
  const entries = map.items.map(({ key, value }) => [String(plain(key)), plain(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** Texts and lists of texts; anything else is something that no key accepts. */
function plain(node: unknown): unknown {
  if (isScalar(node)) return String(node.value);
  if (isSeq(node)) return node.items.map((item: unknown) => plain(item));
  return isMap(node) ? {} : '';
}

function keyOffset(map: YAMLMap, name: string): number {
  const key = map.items.map((item) => item.key).find((candidate) => String(plain(candidate)) === name);
  return (key as Node | undefined)?.range?.[0] ?? 0;
}

/** Where the value at a path starts; the start of the front matter for what is missing. */
function offsetOf(map: YAMLMap, path: readonly PropertyKey[]): number {
  const [key, index] = path;
  const value = map.get(String(key), true) as Node | undefined;
  const node = isSeq(value) && typeof index === 'number' ? (value.items[index] as Node | undefined) : value;
  return node?.range?.[0] ?? 0;
}

const quotes = 'Put a value that holds ": " or " #", or starts with a sign, in quotes.';

const yamlMessage = (message: string) =>
  message === 'Map keys must be unique' ? 'This key stands twice.' : `YAML: ${message}`;

function dateFault(date: string): string | undefined {
  try {
    parsePartialDate(date);
    return undefined;
  } catch (error) {
    if (error instanceof BadDateError) return `is no date we accept: ${error.message}`;
    throw error;
  }
}

function urlFault(url: string): string | undefined {
  return URL.canParse(url) && /^https?:\/\//i.test(url)
    ? undefined
    : 'must be an address that starts with https:// or http://';
}

function languageFault(language: string): string | undefined {
  try {
    const [canonical] = Intl.getCanonicalLocales(language);
    return canonical === language ? undefined : `is written ${canonical ?? 'zh-Hant'}`;
  } catch {
    return 'must be a language tag such as zh-Hant, zh-Hans or en';
  }
}
