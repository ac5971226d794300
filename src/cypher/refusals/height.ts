/** How deep the tree of an expression would be, from its operators and brackets as they come. */

/** From the loosest to the tightest; operators of one line make one chain, which leans to its first part. */
const precedence = [
  ['OR'],
  ['XOR'],
  ['AND'],
  ['NOT'],
  ['=', '<', '>', '~', 'IN', 'IS', 'STARTS', 'ENDS', 'CONTAINS'],
  ['+', '-', '|'],
  ['*', '/', '%'],
  ['^'],
  ['.', '!'],
];
const ranks = new Map(
  precedence.flatMap((operators, rank) => operators.map((operator): [string, number] => [operator, rank])),
);

export const isOperator = (text: string): boolean => ranks.has(text);

export class Height {
  /** By rank: the operators of the current chain, and its tallest part. */
  private readonly chains = precedence.map(() => ({ length: 0, part: 0 }));

  /** An operator ends the part before it, and the chains of tighter operators. */
  operator(text: string): void {
    const rank = ranks.get(text) ?? 0;
    const chain = this.chains[rank];
    if (!chain) return;
    chain.part = Math.max(chain.part, this.from(rank + 1));
    chain.length++;
    for (const tighter of this.chains.slice(rank + 1)) tighter.length = tighter.part = 0;
  }

  /** @param height of the expression in brackets */
  part(height: number): void {
    const tightest = this.chains.at(-1);
    if (tightest) tightest.part = Math.max(tightest.part, height);
  }

  get value(): number {
    return this.from(0);
  }

  private from(rank: number): number {
    return this.chains
      .slice(rank)
      .reduceRight((height, { length, part }) => length + Math.max(part, height), 0);
  }
}
