/** The schema counts every field and object of every operation, so that nothing is answered uncounted. */
import {
  defaultFieldResolver,
  isLeafType,
  isListType,
  isObjectType,
  getNamedType,
  getNullableType,
  isAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import type { Answer } from './answer.js';

/** Tools that read a schema's own description run operations without a context. */
type Context = { readonly answer?: Answer } | undefined;
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Resolver = GraphQLFieldResolver<any, Context>;

/** Types that describe a schema belong to all schemas of the process, and are counted once. */
const counting = new WeakSet<Resolver>();

/**
 * Call it when all resolvers are in place. The executor asks `isTypeOf` before it begins an object, and waits when it
 * gets a promise: this is where an operation is paused, and ended.
 */
export function countAnswers(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    // Without `resolveType` the executor would take the first type whose `isTypeOf` agrees.
    if (isAbstractType(type))
      type.resolveType = (value: { readonly __typename?: string }) => value.__typename;
    if (!isObjectType(type)) continue;
    type.isTypeOf = (_value, context: Context) => context?.answer?.turn() ?? true;
    for (const field of Object.values(type.getFields())) {
      if (!field.resolve || !counting.has(field.resolve))
        field.resolve = counted(field as GraphQLField<unknown, Context>);
    }
  }
}

function counted({ type, args, resolve = defaultFieldResolver }: GraphQLField<unknown, Context>): Resolver {
  const count = isLeafType(getNamedType(type)) ? leaf : isListType(getNullableType(type)) ? items : undefined;
  // Counted before the object exists: this also bounds what many parents wait for.
  const objects = count === leaf ? 0 : 1;
  const takesArguments = args.length > 0;
  const resolver: Resolver = (source, given, context, info) => {
    const answer = context?.answer;
    if (!answer) return resolve(source, given, context, info);
    answer.field(keyOf(info), objects, takesArguments ? argumentsLength(info) : 0);
    const value: unknown = resolve(source, given, context, info);
    if (!count) return value;
    if (value instanceof Promise) return value.then((later: unknown) => count(answer, later));
    return count(answer, value);
  };
  counting.add(resolver);
  return resolver;
}

function leaf(answer: Answer, value: unknown): unknown {
  answer.leaf(value);
  return value;
}

function items(answer: Answer, value: unknown): unknown {
  if (Array.isArray(value)) answer.more(value.length);
  return value;
}

/** A field's own step of the path is never an index. */
const keyOf = ({ path, fieldName }: GraphQLResolveInfo): string =>
  typeof path.key === 'string' ? path.key : fieldName;

function argumentsLength({ fieldNodes: [node] }: GraphQLResolveInfo): number {
  const given = node?.arguments;
  return given?.length ? (given.at(-1)?.loc?.end ?? 0) - (given[0]?.loc?.start ?? 0) : 0;
}
