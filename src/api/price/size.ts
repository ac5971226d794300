/** How many entries a field may have, from its arguments. */
import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
} from 'graphql';
import { defaultPage, maxPage } from '../arguments.js';
import { partsOf, unknownSize } from './weights.js';

type Field = GraphQLField<unknown, unknown>;
export type Arguments = Readonly<Record<string, unknown>>;

/** Whether a type is a page of a list: its entries are in `edges` and `nodes`. */
export const isConnection = (type: GraphQLNamedType): boolean =>
  isObjectType(type) && type.name.endsWith('Connection') && 'pageInfo' in type.getFields();

/** Entries of a page. Sizes out of range are refused by the field, which then reads nothing. */
export function pageSizeAsked({ first, last }: Arguments): number {
  const size = typeof last === 'number' ? last : typeof first === 'number' ? first : defaultPage;
  return Math.max(0, Math.min(size, maxPage));
}

/** Ids that a field is given, 100 at most; undefined for a field that takes none. */
export const idsAsked = ({ ids }: Arguments): number | undefined =>
  Array.isArray(ids) ? Math.min(ids.length, maxPage) : undefined;

/** Objects that a field holds for each parent, if it is no connection. */
export function objectsOf(parent: string, field: Field, args: Arguments): number {
  if (!isListType(getNullableType(field.type))) return 1;
  if (field.args.some(({ name }) => name === 'first')) return pageSizeAsked(args);
  return idsAsked(args) ?? partsOf[`${parent}.${field.name}`] ?? unknownSize;
}

/** Whether a field holds a list of objects whose length neither an argument nor the table of parts bounds. */
export const isUnbounded = (parent: string, field: Field): boolean =>
  isListType(getNullableType(field.type)) &&
  !('getValues' in getNamedType(field.type)) &&
  !field.args.some(({ name }) => name === 'first' || name === 'ids') &&
  partsOf[`${parent}.${field.name}`] === undefined;
