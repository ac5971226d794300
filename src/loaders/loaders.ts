/** The loaders of one request: everything a resolver reads from the graph goes through them. */
import DataLoader from 'dataloader';
import { nodeTypeOfId, type Ontology } from '../ontology/model.js';
import type { Parameters, Row } from '../graph/values.js';
import { byIdStatement } from './by-id-statement.js';
import { levelStatement, type Statement } from './level-statement.js';
import { pageStatement } from './page-statement.js';
import { byParent, nodeOf, toPage, type TypeOf } from './rows.js';
import type { ByIdRequest, LevelRequest, NodeRow, Page, PageRequest } from './request.js';

/** Runs one statement; rows carry the head revision as `revision`. */
export type Read = (text: string, parameters: Parameters) => Promise<readonly Row[]>;

/**
 * Live as long as one operation. A loader is known by its place (field, arguments, selection and response path, as
 * one string), so that what is asked at one place is one statement, however many parents ask.
 */
export class Loaders {
  private readonly batches = new Map<string, unknown>();

  constructor(
    readonly ontology: Ontology,
    readonly read: Read,
  ) {}

  /** The page of one parent; all parents at one place are one statement. An unknown parent has an empty page. */
  level(place: string, request: LevelRequest, parentId: string): Promise<Page> {
    const shape = { ...request, orders: request.orders.length };
    const typeOf = this.typeOf(request.field.target);
    return this.batch<Page>(place, async (ids) => {
      const rows = byParent(await this.run(levelStatement(this.ontology, request, ids)), ids);
      return ids.map((id) => toPage(rows.get(id) ?? [], shape, typeOf));
    }).load(parentId);
  }

  /** A page of all nodes of a type. */
  page(place: string, request: PageRequest): Promise<Page> {
    const shape = { ...request, orders: request.orders.length, edgeColumns: undefined };
    return this.batch<Page>(place, async (keys) => {
      const page = toPage(await this.run(pageStatement(this.ontology, request)), shape, () => request.type);
      return keys.map(() => page);
    }).load('');
  }

  /** The node with an id, or null. */
  node(place: string, request: ByIdRequest, id: string): Promise<NodeRow | null> {
    return this.batch<NodeRow | null>(place, async (ids) => this.nodesById(request, ids)).load(id);
  }

  /**
   * A DataLoader of an analytic's own: `load` answers each key, in the order of the keys.
   * @param place names the loader; the first batch function given for a place stays
   */
  batch<V>(place: string, load: (keys: readonly string[]) => Promise<readonly V[]>): DataLoader<string, V> {
    const known = this.batches.get(place);
    // A place always has one result type: it names the field that asks.
    if (known) return known as DataLoader<string, V>;
    const loader = new DataLoader<string, V>(load);
    this.batches.set(place, loader);
    return loader;
  }

  private async nodesById(request: ByIdRequest, ids: readonly string[]): Promise<Array<NodeRow | null>> {
    const byType = new Map<string, string[]>();
    for (const id of ids) {
      const type = request.types.length === 1 ? request.types[0] : this.concreteType(id);
      if (type !== undefined && request.types.includes(type))
        byType.set(type, [...(byType.get(type) ?? []), id]);
    }
    if (byType.size === 0) return ids.map(() => null);
    const rows = await this.run(byIdStatement(this.ontology, request, byType));
    const only = request.types.length === 1 ? request.types[0] : undefined;
    const typeOf: TypeOf = (id) => only ?? this.concreteType(id) ?? '';
    const found = new Map(
      rows.flatMap((row) => {
        const node = nodeOf(row, request.columns, typeOf);
        return node ? [[node.id, node] as const] : [];
      }),
    );
    return ids.map((id) => found.get(id) ?? null);
  }

  private concreteType(id: string): string | undefined {
    return nodeTypeOfId(this.ontology, id)?.name;
  }

  private typeOf(target: string): TypeOf {
    return this.ontology.entities.has(target) ? () => target : (id) => this.concreteType(id) ?? '';
  }

  private run(statement: Statement): Promise<readonly Row[]> {
    return this.read(statement.text, statement.parameters);
  }
}
