/** An analytic: a field that is answered by a resolver of its own, beside its SDL in schema/api. */
import type { GraphQLFieldResolver } from 'graphql';
import type { RequestContext } from './context.js';

export interface Analytic<Source = unknown, Arguments = Record<string, never>> {
  readonly resolve: GraphQLFieldResolver<Source, RequestContext, Arguments>;
  /** Stored properties of the source that the resolver reads, beside its id. */
  readonly columns?: readonly string[];
  /** Of a field that counts: the keys of which an entry may have several values. */
  readonly several?: readonly string[];
}
