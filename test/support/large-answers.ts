/** A small graph that gives large answers: all organisations with all others, each proven by one text. */
import type { Facts } from './facts.js';

const text = '這是一段很長的原文，'.repeat(100);
const count = 12;
export const orgs = Array.from({ length: count }, (_, i) => `org/o${String(i).padStart(2, '0')}`);

/** All with all, by one agreement. */
export const facts: Facts = {
  nodes: {
    ...Object.fromEntries(orgs.map((id) => [id, { evidence: ['e/1'], nameZhHant: '香港生產力促進局' }])),
    'agreement/a': { kind: 'MOU', evidence: ['e/1'] },
    'place/a': {},
    'place/b': {},
  },
  sources: { 'source/1': { title: 'One', text } },
  evidence: { 'e/1': { source: 'source/1', quote: '原文', start: 0n, end: 2n, context: '原文' } },
  facts: [
    ...orgs.map((id) => [id, 'PARTY_TO', 'agreement/a', { evidence: ['e/1'] }] as const),
    ...orgs.map((id) => [id, 'LOCATED_IN', 'place/a', { evidence: ['e/1'] }] as const),
    ['place/a', 'WITHIN', 'place/b', { evidence: ['e/1'] }],
  ],
};

export const aliases = (count: number, field: string) =>
  Array.from({ length: count }, (_, i) => `a${i}: ${field}`).join(' ');

/** `{ nodes { partners { nodes … } } }`, each node with the text of its source. */
export function partnersDeep(levels: number, inner: string): string {
  if (levels === 0) return `{ ${inner} }`;
  return `{ partners(first: 100) { nodes ${partnersDeep(levels - 1, inner)} } }`;
}
