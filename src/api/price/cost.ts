/** What an operation costs, known before anything is read. */
import {
  getVariableValues,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { PactgraphError } from '../../errors.js';
import { describedBy } from './described.js';
import { Pricing, type Price } from './selection.js';

export interface Cost {
  readonly requested: number;
  /** The field that takes most by itself, what is below it left out. */
  readonly heaviest: {
    /** Keys of the answer, as in `organisations.nodes.agreements.nodes`. */
    readonly path: string;
    /** Of `requested`, from 0 to 1. */
    readonly share: number;
  };
}

export interface Asked {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/**
 * The chosen operation is valid.
 * @returns undefined where a variable is refused: nothing is executed then
 * @throws PactgraphError OPERATION_TOO_COMPLEX
 */
export function costOf(schema: GraphQLSchema, { document, operation, variables }: Asked): Cost | undefined {
  const { coerced } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    { ...variables },
    { maxErrors: 1 },
  );
  const query = schema.getQueryType();
  if (!coerced || !query) return undefined;
  const info = { schema, fragments: fragmentsOf(document), variableValues: coerced };
  const price = new Pricing(info, (node) => describedBy(info, node)).of(query, [operation]);
  const requested = inUnits(price.each + price.once);
  const { path, cost } = heaviest(price, 1);
  return { requested, heaviest: { path, share: requested === 0 ? 0 : cost / (price.each + price.once) } };
}

/** @throws PactgraphError COST_LIMIT */
export function checkCost({ requested, heaviest: { path, share } }: Cost, limit: number): void {
  if (requested <= limit) return;
  const cost = requested > 1_000_000_000 ? 'over 1,000,000,000' : inWords(requested);
  throw new PactgraphError(
    'COST_LIMIT',
    `The operation costs ${cost}; at most ${inWords(limit)} are allowed. \`${path}\` takes ${Math.round(100 * share)} % of it.`,
    {
      hint: 'Ask there for fewer entries (`first`), follow fewer lists in one another, also in `where`, or ask in several requests.',
      details: {
        cost: Math.min(requested, Number.MAX_SAFE_INTEGER),
        limit,
        heaviest: { path, share: Math.round(100 * share) / 100 },
      },
    },
  );
}

const inWords = (figure: number): string => figure.toLocaleString('en');
const inUnits = (hundredths: number): number => Math.ceil(hundredths / 100);

function heaviest(price: Price, parents: number): { readonly path: string; readonly cost: number } {
  let most = { path: '', cost: -1 };
  for (const { key, each, once, objects, inner } of price.fields) {
    const below = heaviest(inner, parents * objects);
    const own = parents * each + once;
    if (own > most.cost) most = { path: key, cost: own };
    if (below.cost > most.cost) most = { path: `${key}.${below.path}`, cost: below.cost };
  }
  return most;
}

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  return fragments;
}
