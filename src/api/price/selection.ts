/** The price of a selection, as a tree of its fields, from coerced arguments alone. */
import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
} from 'graphql';
import { collectFields, responseKey, type Info, type Selecting } from '../collect-fields.js';
import { tooComplex, type Limit } from '../limits/too-complex.js';
import { countingOf } from './counting.js';
import { candidatesOf, conditionsCost, ordersCost } from './conditions.js';
import { idsAsked, isConnection, objectsOf, pageSizeAsked, type Arguments } from './size.js';
import { fieldWeights, weights } from './weights.js';

/** In hundredths, as the weights. */
export interface Price {
  /** For each object that has the selection. */
  readonly each: number;
  /** However many objects have it. */
  readonly once: number;
  readonly fields: readonly FieldPrice[];
}

/** What a field adds to the selection that it stands in. */
export interface FieldPrice {
  /** Its key in the answer. */
  readonly key: string;
  readonly each: number;
  readonly once: number;
  /** Objects that it holds for each parent, each with the price `inner`. */
  readonly objects: number;
  readonly inner: Price;
}

/** Entities of all types are priced at each place: fragments that differ by type could make that much of a short text. */
export const pricedSelections: Limit = {
  limit: 5_000,
  what: 'selections over all types that its lists may hold',
  hint: 'Ask for one type at a time where lists mix types, or follow fewer connections at once.',
};

const free: Price = { each: 0, once: 0, fields: [] };

/** The list that a selection is of. */
interface List {
  /** Entries of the page. */
  readonly page: number;
  /** Entries before its conditions: what is counted. */
  readonly candidates: number;
}

const noList: List = { page: 0, candidates: 0 };

/** Prices the selections of one operation; equal ones once. */
export class Pricing {
  private readonly known = new Map<string, Price>();
  private readonly numbers = new Map<Selecting, number>();

  constructor(
    private readonly info: Info,
    /** The price of `__schema` and `__type`. */
    private readonly described: (node: FieldNode) => number,
  ) {}

  /**
   * @param list where the type is a connection
   * @throws PactgraphError OPERATION_TOO_COMPLEX
   */
  of(type: GraphQLNamedType, nodes: readonly Selecting[], list = noList): Price {
    // An entry has one type: it is paid for as the dearest of those that it may have.
    if (isAbstractType(type))
      return this.info.schema
        .getPossibleTypes(type)
        .map((possible) => this.of(possible, nodes))
        .reduce(dearer, free);
    if (!isObjectType(type)) return free;
    const key = `${type.name} ${list.page} ${list.candidates} ${nodes.map((node) => this.numberOf(node)).join()}`;
    const before = this.known.get(key);
    if (before) return before;
    const price = this.fresh(type, nodes, list);
    this.known.set(key, price);
    if (this.known.size > pricedSelections.limit) throw tooComplex(pricedSelections, this.known.size);
    return price;
  }

  private fresh(type: GraphQLObjectType, nodes: readonly Selecting[], list: List): Price {
    const asked = collectFields(this.info, type, nodes, responseKey);
    const fields = [...asked].flatMap(([key, same]) => this.field(type, key, same, list) ?? []);
    if (isConnection(type) && !fields.some(({ objects }) => objects > 0) && hasPageInfo([...asked.values()]))
      // Where a page ends is known when its entries are read.
      fields.push({ key: 'pageInfo', each: list.page * weights.entry, once: 0, objects: 0, inner: free });
    return {
      each: sum(fields, ({ each, objects, inner }) => each + objects * inner.each),
      once: sum(fields, ({ once, inner }) => once + inner.once),
      fields,
    };
  }

  private field(
    parent: GraphQLObjectType,
    key: string,
    nodes: readonly FieldNode[],
    list: List,
  ): FieldPrice | undefined {
    const [node] = nodes;
    if (!node) return undefined;
    const name = node.name.value;
    if (name === '__schema' || name === '__type')
      return { key, each: this.described(node), once: 0, objects: 0, inner: free };
    const field = parent.getFields()[name];
    const args = field && this.argumentsOf(field, node);
    if (!args) return undefined;
    const type = getNamedType(field.type);
    const counts = isConnection(parent) ? countingOf(field, args, list.candidates) : undefined;
    if (counts) {
      const { each, objects } = counts;
      const inner = objects === 0 ? free : this.of(type, nodes);
      return { key, each: each + objects * weights.entry, once: weights.statement, objects, inner };
    }
    const special = fieldWeights[`${parent.name}.${name}`];
    const each =
      (special?.each ?? 0) * (special ? (idsAsked(args) ?? 1) : 1) + this.followed(parent, field, args);
    const own = { key, each, once: special?.statement ? weights.statement : 0 };
    if (!isCompositeType(type))
      return {
        ...own,
        each: each + (isConnection(parent) && name === 'totalCount' ? weights.count : 0),
        objects: 0,
        inner: free,
      };
    if (isConnection(type)) {
      const inner = this.of(type, nodes, {
        page: pageSizeAsked(args),
        candidates: this.candidatesIn(parent, field),
      });
      return { ...own, once: own.once + weights.statement, objects: 1, inner };
    }
    const inner = this.of(type, nodes);
    if (isConnection(parent)) {
      const objects = name === 'pageInfo' ? 0 : list.page;
      return { ...own, each: each + objects * weights.entry, objects, inner };
    }
    const objects = objectsOf(parent.name, field, args);
    // The list has read the node of an edge.
    const isRead = name === 'node' && parent.name.endsWith('Edge');
    const isStored = !isRead && this.isNode(type);
    const isList = isListType(getNullableType(field.type));
    return {
      ...own,
      each: each + (isStored || isList ? objects * weights.entry : 0),
      once: own.once + (isStored ? weights.statement : 0),
      objects,
      inner,
    };
  }

  private followed(
    parent: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    { where, orderBy }: Arguments,
  ): number {
    const type = field.args.find(({ name }) => name === 'where')?.type;
    const candidates = this.candidatesIn(parent, field);
    return (type ? conditionsCost(type, where, candidates) : 0) + ordersCost(orderBy, candidates);
  }

  private candidatesIn(parent: GraphQLObjectType, field: GraphQLField<unknown, unknown>): number {
    const type = field.args.find(({ name }) => name === 'where')?.type;
    return candidatesOf(type, parent === this.info.schema.getQueryType());
  }

  /** undefined for arguments that the executor refuses: the field then reads nothing. */
  private argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Arguments | undefined {
    try {
      return getArgumentValues(field, node, this.info.variableValues);
    } catch {
      return undefined;
    }
  }

  /** Whether objects of a type are stored by themselves, so that a statement reads them. */
  private isNode(type: GraphQLNamedType): boolean {
    if (!isObjectType(type) && !isAbstractType(type)) return false;
    return 'id' in ('getFields' in type ? type.getFields() : {});
  }

  private numberOf(node: Selecting): number {
    const number = this.numbers.get(node) ?? this.numbers.size;
    this.numbers.set(node, number);
    return number;
  }
}

const hasPageInfo = (fields: ReadonlyArray<readonly FieldNode[]>): boolean =>
  fields.some(([node]) => node?.name.value === 'pageInfo');

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0);

const dearer = (a: Price, b: Price): Price =>
  b.each > a.each || (b.each === a.each && b.once > a.once) ? b : a;
