/** UTF-8, or what is wrong with it. */
import { BadText } from './bad-text.js';
import type { SourceProblem } from './source-problem.js';

/** Whole files only; byte order marks stay. */
export function decodeUtf8(
  bytes: Uint8Array,
): { readonly text: string } | { readonly problem: SourceProblem } {
  const text = decoded(bytes);
  if (text !== undefined && !text.includes('\0')) return { text };
  const bad = new BadText();
  bad.add(bytes);
  const problem = bad.end();
  return problem ? { problem } : { text: text ?? '' };
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
