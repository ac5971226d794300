import fc from 'fast-check';
import { Kind, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { costOf } from '../../../src/api/price/cost.js';
import { executableSchema } from '../../../src/api/schema.js';
import { apiFolder, realOntology } from '../../support/ontology.js';

const schema = executableSchema(realOntology, apiFolder);

/** A list of organisations or agreements, and what is asked of each of its entries. */
interface Level {
  readonly first: number;
  readonly edges: boolean;
  readonly evidence: number | undefined;
  readonly inner: readonly Level[];
}

const level = (depth: number): fc.Arbitrary<Level> =>
  fc.record({
    first: fc.integer({ min: 1, max: 100 }),
    edges: fc.boolean(),
    evidence: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
    inner: depth === 0 ? fc.constant([]) : fc.array(level(depth - 1), { maxLength: 2 }),
  });

/** Entries of an answer that holds all that is asked for. */
const entries = ({ first, evidence, inner }: Level): number =>
  first * (1 + (evidence ?? 0) + inner.reduce((sum, one) => sum + entries(one), 0));

const types = ['Organisation', 'Agreement'] as const;
const fieldOf = (depth: number) => (depth === 0 ? 'organisations' : depth % 2 ? 'agreements' : 'parties');

/** The same question, as one text with literals, or as fragments with variables. */
function written(root: Level, form: 'plain' | 'fragments') {
  const variables: Record<string, number> = {};
  const fragments: string[] = [];
  const figure = (value: number) => {
    if (form === 'plain') return String(value);
    const name = `v${Object.keys(variables).length}`;
    variables[name] = value;
    return `$${name}`;
  };
  const field = (one: Level, depth: number, key: string): string => {
    const type = depth === 0 ? 'Organisation' : types[depth % 2];
    const onNode =
      depth > 0 && depth % 2 === 0 ? (s: string) => `... on Organisation { ${s} }` : (s: string) => s;
    const parts = [
      ...(one.evidence === undefined ? [] : [`evidence(first: ${figure(one.evidence)}) { id }`]),
      ...one.inner.map((inner, i) => field(inner, depth + 1, `k${i}`)),
    ];
    let selection = parts.join(' ');
    if (form === 'fragments' && selection !== '') {
      const name = `F${fragments.length}`;
      fragments.push(`fragment ${name} on ${type} { ${parts.reverse().join(' ')} }`);
      selection = `...${name} ...${name} ... @skip(if: true) { type }`;
    }
    const node = `{ id ${selection === '' ? '' : onNode(selection)} }`;
    return `${key}: ${fieldOf(depth)}(first: ${figure(one.first)}) { ${one.edges ? `edges { node ${node} }` : `nodes ${node}`} }`;
  };
  const body = `{ ${field(root, 0, 'k')} }`;
  const declared = Object.keys(variables).map((name) => `$${name}: Int`);
  const head = declared.length > 0 ? `query Q(${declared.join(', ')})` : 'query Q';
  return { text: `${head} ${body} ${fragments.join(' ')}`, variables };
}

function cost({ text, variables }: ReturnType<typeof written>): number {
  const document = parse(text);
  expect(validate(schema, document), text).toEqual([]);
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('no operation');
  return costOf(schema, { document, operation, variables })?.requested ?? -1;
}

describe('the cost', () => {
  it('is the same however an operation is written, and never below what it asks for', () => {
    fc.assert(
      fc.property(level(3), (asked) => {
        const plain = cost(written(asked, 'plain'));
        expect(cost(written(asked, 'fragments'))).toBe(plain);
        expect(2 * plain).toBeGreaterThanOrEqual(entries(asked));
      }),
      { numRuns: 100 },
    );
  });
});
