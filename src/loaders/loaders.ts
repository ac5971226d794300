/** The loaders of one request: everything a resolver reads from the graph goes through them. */
import DataLoader from 'dataloader';
import { nodeTypeOfId, type Ontology } from '../ontology/model.js';
import type { Parameters, Row } from '../graph/values.js';
import { byIdStatement } from './by-id-statement.js';
import { levelStatement, type Statement } from './level-statement.js';
import { pageStatement } from './page-statement.js';
import { byParent, idOf, toNode, toPage, type NodeOf, type TypeOf } from './rows.js';
import type { ByIdRequest, LevelRequest, NodeRow, Page, PageRequest } from './request.js';

/** Runs one statement; its rows hold the head revision as `revision`. */
export type Read = (text: string, parameters: Parameters) => Promise<readonly Row[]>;

/**
 * These live as long as one operation. The question (field, arguments and selection, as one string) names a loader: one
 * statement answers it for all parents of a level, and what another place of the answer asks again is already loaded.
 */
export class Loaders {
  private readonly batches = new Map<string, unknown>();
  private readonly nodes = new Map<string, Map<string, NodeRow>>();

  /**
   * @param today the day it is asked on: yyyymmdd
   * @param whenQuiet runs a batch once all that belongs to it was asked for; without it DataLoader picks the time
   */
  constructor(
    readonly ontology: Ontology,
    readonly read: Read,
    private readonly today: number,
    private readonly whenQuiet?: (dispatch: () => void) => void,
  ) {}

  /** The page of one parent; one statement reads all parents of a level. An unknown parent has an empty page. */
  level(question: string, request: LevelRequest, parentId: string): Promise<Page> {
    return this.batch<Page>(question, async (ids) => {
      const shape = { ...request, orders: request.orders.length };
      const node = this.nodeOf(request, this.typeOf(request.field.target));
      const rows = byParent(await this.run(levelStatement(this.ontology, request, ids, this.today)), ids);
      return ids.map((id) => toPage(rows.get(id) ?? [], shape, node));
    }).load(parentId);
  }

  /** A page of all nodes of a type. */
  page(question: string, request: PageRequest): Promise<Page> {
    return this.batch<Page>(question, async (keys) => {
      const shape = { ...request, orders: request.orders.length, edgeColumns: undefined };
      const node = this.nodeOf(request, () => request.type);
      const page = toPage(await this.run(pageStatement(this.ontology, request, this.today)), shape, node);
      return keys.map(() => page);
    }).load('');
  }

  /** The node with an id, or null. */
  node(question: string, request: ByIdRequest, id: string): Promise<NodeRow | null> {
    return this.batch<NodeRow | null>(question, async (ids) => this.nodesById(request, ids)).load(id);
  }

  /**
   * A DataLoader of an analytic's own: `load` answers each key, in the order of the keys.
   * @param question names the loader, which keeps the first batch function given for it
   */
  batch<V>(
    question: string,
    load: (keys: readonly string[]) => Promise<readonly V[]>,
  ): DataLoader<string, V> {
    const known = this.batches.get(question);
    // A question always has one result type: it names the field that asks.
    if (known) return known as DataLoader<string, V>;
    const loader = new DataLoader<string, V>(load, this.whenQuiet ? { batchScheduleFn: this.whenQuiet } : {});
    this.batches.set(question, loader);
    return loader;
  }

  private async nodesById(request: ByIdRequest, ids: readonly string[]): Promise<Array<NodeRow | null>> {
    const byType = new Map<string, string[]>();
    for (const id of ids) {
      const type = request.types.length === 1 ? request.types[0] : this.concreteType(id);
      if (type === undefined || !request.types.includes(type)) continue;
      const ofType = byType.get(type);
      if (ofType) ofType.push(id);
      else byType.set(type, [id]);
    }
    if (byType.size === 0) return ids.map(() => null);
    const rows = await this.run(byIdStatement(this.ontology, request, byType, this.today));
    const only = request.types.length === 1 ? request.types[0] : undefined;
    const nodeOf = this.nodeOf(request, (id) => only ?? this.concreteType(id) ?? '');
    const found = new Map(
      rows.flatMap((row) => {
        const node = nodeOf(row);
        return node ? [[node.id, node] as const] : [];
      }),
    );
    return ids.map((id) => found.get(id) ?? null);
  }

  /** Turns rows into nodes: a node with the same columns is held once, however many places of the answer show it. */
  private nodeOf({ columns }: Pick<ByIdRequest, 'columns'>, typeOf: TypeOf): NodeOf {
    const key = columns.join();
    const held = this.nodes.get(key) ?? new Map<string, NodeRow>();
    this.nodes.set(key, held);
    return (row) => {
      const id = idOf(row);
      if (id === undefined) return undefined;
      const node = held.get(id) ?? toNode(row, id, columns, typeOf);
      held.set(id, node);
      return node;
    };
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
