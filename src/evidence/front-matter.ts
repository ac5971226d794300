/** The YAML head of a source file: what may stand in it, and what is wrong with it. */
import { CST, isMap, isScalar, isSeq, Lexer, parseDocument, visit, type Node, type YAMLMap } from 'yaml';
import { z } from 'zod';
import { BadDateError, parsePartialDate } from '../dates/partial-date.js';
import { didYouMean } from '../did-you-mean.js';
import { lengthFault, mostEntries, textFaults } from '../text/rule.js';
import { quoted } from '../text/visible.js';
import { positionAt } from './position.js';
import type { SourceProblem } from './source-problem.js';

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
/** A text that keeps the one rule of text. */
const string = (form: 'LINE' | 'LINES' = 'LINE') =>
  z
    .string(kind('a text'))
    .min(1, 'is empty')
    .superRefine((value, context) => {
      const fault = lengthFault(value, form) ?? textFaults(value, form).join(', and ');
      if (fault !== '') context.addIssue({ code: 'custom', message: `has ${fault}` });
    });
const optional = (form?: 'LINES') => string(form).nullable().default(null);
/** A text for which `fault` finds nothing wrong. */
const checked = (fault: (value: string) => string | undefined) =>
  string().superRefine((value, context) => {
    const message = fault(value);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });
const list = () =>
  z
    .array(string(), kind('a list, as in [one, two]'))
    .max(mostEntries, `has more than ${mostEntries} entries`)
    .default([]);

const schema = z.strictObject({
  id: checked((id) =>
    lengthFault(id, 'ID') !== undefined
      ? `has ${lengthFault(id, 'ID') ?? ''}`
      : /^source\/[a-z0-9-]+$/.test(id)
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
  note: optional('LINES'),
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
  const lost = lostTexts(file.slice(from), contents).map(({ offset, text, key }) =>
    problemAt(offset, `YAML reads ${quoted(text)} as a comment, so ${key} would lose it.`, commentHint),
  );

  const checkedMatter = schema.safeParse(valuesOf(contents));
  if (checkedMatter.success)
    return lost.length > 0 ? { ok: false, problems: lost } : { ok: true, frontMatter: checkedMatter.data };
  const problems = checkedMatter.error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') {
      return [problemAt(offsetOf(contents, issue.path), `${String(issue.path[0])} ${issue.message}`)];
    }
    return issue.keys.map((key) =>
      problemAt(
        keyOffset(contents, key),
        `Unknown key ${quoted(key)}.${didYouMean(key, keys)}`,
        `Keys are ${keys.join(', ')}.`,
      ),
    );
  });
  return {
    ok: false,
    problems: [...lost, ...problems].sort((a, b) => a.line - b.line || a.column - b.column),
  };
}

/** The map as plain values, without keys that have none. */
function valuesOf(map: YAMLMap): Record<string, unknown> {
  const entries = map.items.map(({ key, value }) => [String(plain(key)), plain(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** Texts and lists of texts; anything else is something that no key accepts. */
function plain(node: unknown): unknown {
  // The line end behind a block is YAML's.
  if (isScalar(node) && /^BLOCK/.test(node.type ?? '')) return String(node.value).replace(/\n$/, '');
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

/** Keys whose values are words or an address, where ` #` may be meant as it stands. */
const ofWords: readonly string[] = ['title', 'publisher', 'url', 'credits', 'rights', 'note'];

interface LostText {
  readonly offset: number;
  readonly text: string;
  readonly key: string;
}

/** Behind these nothing more of the value can be meant: it is closed. */
const closing: readonly unknown[] = [
  'double-quoted-scalar',
  'single-quoted-scalar',
  'block-scalar-header',
  'flow-seq-end',
  'flow-map-end',
];

/** What stands behind an open value of words on its line and is a comment to YAML: the author may have meant it. */
function lostTexts(yaml: string, map: YAMLMap): LostText[] {
  const lost: LostText[] = [];
  let [offset, isScalarNext] = [0, false];
  // What stands before on the same line.
  let before: unknown;
  for (const token of new Lexer().lex(yaml)) {
    // Marks that the lexer puts in have no length in the text; what is behind that of a scalar may look like anything.
    if (marks.includes(token)) {
      isScalarNext = token === CST.SCALAR;
      continue;
    }
    const type = isScalarNext ? 'scalar' : CST.tokenType(token);
    isScalarNext = false;
    if (type === 'newline') before = undefined;
    else if (type === 'comment' && before !== undefined && !closing.includes(before)) {
      const key = keyBefore(map, offset);
      if (key !== undefined && ofWords.includes(key)) lost.push({ offset, text: token, key });
    } else if (type !== 'space') before = type;
    offset += token.length;
  }
  return lost;
}

const marks: readonly string[] = [CST.DOCUMENT, CST.FLOW_END, CST.SCALAR];

/** The key whose value, or whose place for one, an offset is behind. */
const keyBefore = (map: YAMLMap, offset: number): string | undefined => {
  const key = map.items
    .map((item) => item.key as Node | null)
    .findLast((node) => (node?.range?.[0] ?? Infinity) < offset);
  return key ? String(plain(key)) : undefined;
};

const commentHint = 'Put a value that holds " #" in quotes; put a remark on a line of its own.';

const quotes = 'Put a value that holds ": " or " #", or starts with a sign, in quotes.';

const yamlMessage = (message: string) =>
  message === 'Map keys must be unique' ? 'This key occurs twice.' : `YAML: ${message}`;

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
