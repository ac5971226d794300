/** The header of a seed in its order: `//! key: value`, a line each. */
import type { Comment } from './events.js';

/** Keys in the order in which a formatted header has them. */
export const headerOrder = ['title', 'source', 'rows', 'batch', 'deletes', 'on-conflict', 'corrects'];

export const isHeaderLine = ({ text }: Comment): boolean => text.startsWith('//!');

/** @param comments header lines without faults; those of one key keep their order */
export function formatHeader(comments: readonly Comment[]): string[] {
  return comments
    .map(({ text }) => {
      const colon = text.indexOf(':');
      return { key: text.slice(3, colon).trim(), value: text.slice(colon + 1).trim() };
    })
    .map((line) => ({ ...line, place: headerOrder.indexOf(line.key) }))
    .sort((a, b) => a.place - b.place)
    .map(({ key, value }) => `//! ${key}: ${value}`);
}
