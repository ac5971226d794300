/**
 * Descriptions of the schema, ready as text. Tools ask for the same whole description each time they start, and the
 * schema of a server never changes: one answer is made of each document, however many ask for it at once.
 */
import {
  execute,
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { Answer } from './answer/answer.js';

interface Asked {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/** Stands for data in an answer of Apollo's until that becomes text. */
type StandIn = Record<string, never>;

export interface ReadyDescriptions {
  /** undefined for an operation that asks for more than a description, and where that has errors. */
  readonly to: (asked: Asked) => Promise<StandIn | undefined>;
  /** The text of an answer, whether its data is ready or not. */
  readonly text: (result: FormattedExecutionResult) => string;
}

/** Characters that all ready answers have together: some 15 whole descriptions. */
const mostText = 16 * 1_024 * 1_024;

export function readyDescriptions(schema: GraphQLSchema): ReadyDescriptions {
  const ready = new LRUCache<string, StandIn>({
    maxSize: mostText,
    sizeCalculation: (standIn, key) => (texts.get(standIn)?.length ?? 0) + key.length,
  });
  const texts = new WeakMap<object, string>();
  const inTheMaking = new Map<string, Promise<StandIn | undefined>>();

  const make = async (key: string, asked: Asked): Promise<StandIn | undefined> => {
    const text = await describe(schema, asked);
    if (text === undefined) return undefined;
    const standIn: StandIn = {};
    texts.set(standIn, text);
    ready.set(key, standIn);
    return standIn;
  };

  return {
    async to(asked) {
      if (!isDescription(asked.operation)) return undefined;
      const key = JSON.stringify([asked.source, asked.operation.name?.value, asked.variables]);
      const before = ready.get(key) ?? inTheMaking.get(key);
      if (before) return before;
      const made = make(key, asked).finally(() => inTheMaking.delete(key));
      inTheMaking.set(key, made);
      return made;
    },
    text(result) {
      const { data, ...rest } = result;
      const text = data ? texts.get(data) : undefined;
      if (text === undefined) return `${JSON.stringify(result)}\n`;
      const others = JSON.stringify(rest).slice(1, -1);
      return `{"data":${text}${others && ','}${others}}\n`;
    },
  };
}

const isDescription = ({ selectionSet }: OperationDefinitionNode): boolean =>
  selectionSet.selections.every((s) => s.kind === Kind.FIELD && s.name.value.startsWith('__'));

/** Made for all who ask: it takes turns with other answers, and goes on when one of those who wait leaves. */
async function describe(
  schema: GraphQLSchema,
  { document, operation, variables }: Asked,
): Promise<string | undefined> {
  const answer = new Answer();
  const tooLarge = new Promise<undefined>((resolve) => {
    answer.signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const executed = execute({
    schema,
    document,
    operationName: operation.name?.value,
    variableValues: variables,
    contextValue: { answer },
  });
  const result: ExecutionResult | undefined = await Promise.race([executed, tooLarge]).finally(() =>
    answer.close(),
  );
  return result?.data && !result.errors ? JSON.stringify(result.data) : undefined;
}
