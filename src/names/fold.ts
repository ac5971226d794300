/** The form of a name that search compares. */
import { simplified } from './simplified.js';
import { withoutVariants } from './variants.js';

/**
 * Two names that a reader takes for one have the same fold: width (NFKC), case, accents of Latin letters, Traditional
 * or Simplified with their regional variants, rare variants, quotation marks and white space no longer count.
 * Stored names and queries are folded alike; folding a fold changes nothing. Never shown.
 */
export function fold(text: string): string {
  // Normalised once more: a mark may have stood behind a quotation mark that is gone.
  const bare = text.normalize('NFKC').toLowerCase().replace(quotes, '').normalize();
  const plain = withoutVariants(withoutAccents(bare));
  return (han.test(plain) ? simplified(plain) : plain).replace(/\s+/g, ' ').trim();
}

const quotes = /["“”„«»「」『』《》〈〉]/g;
const han = /\p{Script=Han}/u;

function withoutAccents(text: string): string {
  if (!/[\u0300-\u036f\u00df-\u024f\u1e00-\u1eff]/.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC');
}
