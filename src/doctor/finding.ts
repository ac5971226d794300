/** What a check found. */
import type { ErrorCode, PactgraphError } from '../errors.js';

/** `ok` and `note` need nobody; a `warning` is worth a look; with a `problem` something does not work. */
export type Level = 'ok' | 'note' | 'warning' | 'problem';

interface Told {
  /** One sentence. */
  readonly title: string;
  /** Lines that tell more. */
  readonly detail?: string;
  /** Where a command would end with a code of the one table. */
  readonly code?: ErrorCode;
}

/** What is wrong always comes with what to do about it. `skipped`: the check could not look, or not at everything. */
export type Finding =
  | (Told & { readonly level: 'ok' | 'note'; readonly remedy?: string; readonly skipped?: true })
  | (Told & { readonly level: 'warning' | 'problem'; readonly remedy: string });

/** Of a check that could not look, as another one told what is missing. */
export const skipped = (reason: string): Finding => ({
  level: 'note',
  title: `Not looked at: ${reason}.`,
  skipped: true,
});

/** What would end a command. */
export function problemOf({ code, message, hint }: PactgraphError): Finding {
  const [title = '', ...more] = message.split('\n');
  return {
    level: 'problem',
    code,
    title,
    ...(more.length > 0 && { detail: more.join('\n') }),
    remedy: hint ?? `See ${code} in docs/errors.md.`,
  };
}
