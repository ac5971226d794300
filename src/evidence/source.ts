/** A source file: front matter that says where a text comes from, then the text. */
import { createHash } from 'node:crypto';
import { lengthFault } from '../text/rule.js';
import { decodeUtf8 } from './decode-utf8.js';
import { readFrontMatter, type FrontMatter } from './front-matter.js';
import type { SourceProblem } from './source-problem.js';

export interface SourceFile extends FrontMatter {
  /** Byte for byte what follows the front matter; quotes are found in it. */
  readonly text: string;
  /** Of the bytes of `text`, in hex. */
  readonly sha256: string;
  /** Line of the file on which `text` starts, from 1. */
  readonly bodyLine: number;
}

export type SourceResult =
  | { readonly ok: true; readonly source: SourceFile }
  | { readonly ok: false; readonly problems: readonly SourceProblem[] };

const shape =
  'A source file starts with a line ---, lines such as "title: …", another line ---, then the text.';

/**
 * Reads a source file, or tells all its problems at once. A byte order mark before the front matter is dropped; line
 * ends stay as they are.
 */
export function parseSource(content: Uint8Array | string): SourceResult {
  const decoded = typeof content === 'string' ? { text: content } : decodeUtf8(content);
  if ('problem' in decoded) return { ok: false, problems: [decoded.problem] };
  const file = decoded.text.replace(/^\ufeff/, '');

  const opening = /^---[ \t]*(?:\r\n|\n|\r)/.exec(file);
  if (!opening) {
    return {
      ok: false,
      problems: [{ message: 'The front matter is missing.', hint: shape, line: 1, column: 1 }],
    };
  }
  const head = opening[0].length;
  const closing = /^---[ \t]*(?:\r\n|\n|\r|(?![^]))/m.exec(file.slice(head));
  if (!closing) {
    return {
      ok: false,
      problems: [{ message: 'The front matter has no end.', hint: shape, line: 1, column: 1 }],
    };
  }

  const read = readFrontMatter(file.slice(0, head + closing.index), head);
  if (!read.ok) return read;
  const bodyAt = head + closing.index + closing[0].length;
  const text = file.slice(bodyAt);
  const bodyLine = file.slice(0, bodyAt).split(/\r\n|\n|\r/).length;
  const long = lengthFault(text, 'VERBATIM');
  if (long !== undefined) {
    const hint = 'Store the part that is quoted, or several sources.';
    return { ok: false, problems: [{ message: `The text has ${long}.`, hint, line: bodyLine, column: 1 }] };
  }
  return {
    ok: true,
    source: {
      ...read.frontMatter,
      text,
      sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
      bodyLine,
    },
  };
}
