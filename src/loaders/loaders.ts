/** The loaders of one request: everything a resolver reads from the graph goes through them. */
import DataLoader from 'dataloader';
import type { AskedDay } from '../dates/asked-day.js';
import { nodeTypeOfId, type Ontology, type RelationshipField } from '../ontology/model.js';
import { noBodies, type Bodies } from '../graph/known-bodies.js';
import type { Row, Value } from '../graph/values.js';
import { edgeOf, entityOf } from '../identity/shown.js';
import { addedKey, changedSince, everything, noChanges, type LastChanges } from '../ontology/change-keys.js';
import { relationshipsOf } from '../ontology/followed.js';
import { accessesOf } from './access/access.js';
import { labelOf } from './columns.js';
import type { KnownCounts } from './access/known-counts.js';
import { byParent, idOf, toNode, toPage, type MergeNodes, type NodeOf, type TypeOf } from './rows.js';
import type { ByIdRequest, GroupsAmongRequest, LevelRequest, NodeRow, Page, PageRequest } from './request.js';
import type { Read, Statement } from './statement.js';
import { statementsOf, type Statements } from './statements.js';
import { Together, type Combinations } from './together.js';

/** What a server knows while it answers an operation. */
export interface Surroundings {
  /** Entity types of which some entities are one body: its ids answer with one record. */
  readonly bodies?: Bodies;
  /** What was changed last, complete for what was read so far. */
  readonly changes?: () => LastChanges;
  /** What was asked for together before, which then goes as one statement; without it none does. */
  readonly combinations?: Combinations | undefined;
  /** How many nodes have which value; without it, lists are found by values that are rare by their nature only. */
  readonly counts?: Pick<KnownCounts, 'now'> | undefined;
  /** Runs a batch once all that belongs to it was asked for; without it DataLoader picks the time. */
  readonly whenQuiet?: ((dispatch: () => void) => void) | undefined;
}

/**
 * These live as long as one operation. The question (field, arguments and selection, as one string) names a loader: one
 * statement answers it for all parents of a level, and what another place of the answer asks again is already loaded.
 */
export class Loaders {
  private readonly batches = new Map<string, unknown>();
  private readonly nodes = new Map<string, Map<string, NodeRow>>();
  private readonly statements: Statements;
  private readonly together: Together;

  private readonly present: AskedDay;
  private readonly bodies: Bodies;
  private readonly changes: () => LastChanges;
  private readonly counts: Surroundings['counts'];
  private readonly whenQuiet: Surroundings['whenQuiet'];

  /** @param today the day it is asked on: yyyymmdd */
  constructor(
    readonly ontology: Ontology,
    read: Read,
    private readonly today: number,
    { bodies = noBodies, changes = () => noChanges, combinations, counts, whenQuiet }: Surroundings = {},
  ) {
    this.present = { day: today, asOf: false };
    this.counts = counts;
    this.bodies = bodies;
    this.changes = changes;
    this.whenQuiet = whenQuiet;
    this.statements = statementsOf(ontology);
    this.together = new Together(read, combinations);
  }

  /** The page of one parent; one statement reads all parents of a level. An unknown parent has an empty page. */
  level(question: string, request: LevelRequest, parentId: string): Promise<Page> {
    return this.batch<Page>(question, async (ids) => {
      const merge = this.mergeFacts(request.field, request.day ?? this.present);
      const shape = { ...request, orders: request.orders.length, merge };
      const node = this.nodeOf(request, this.typeOf(request.field.target));
      const rows = byParent(await this.levelRows(request, ids), ids);
      return ids.map((id) => toPage(rows.get(id) ?? [], shape, node));
    }).load(parentId);
  }

  /** A page of all nodes of a type. */
  page(question: string, request: PageRequest): Promise<Page> {
    return this.batch<Page>(question, async (keys) => {
      const shape = { ...request, orders: request.orders.length, edgeColumns: undefined };
      const node = this.nodeOf(request, () => request.type);
      const page = toPage(await this.pageRows(request), shape, node);
      return keys.map(() => page);
    }).load('');
  }

  /** Rows of the groups of one parent's entries; one statement counts those of all parents of a level. */
  groupsOfLevel(question: string, request: LevelRequest, parentId: string): Promise<readonly Row[]> {
    return this.batch<readonly Row[]>(question, async (ids) => {
      const rows = byParent(await this.levelRows(request, ids), ids);
      return ids.map((id) => rows.get(id) ?? []);
    }).load(parentId);
  }

  /** Rows of the groups of all nodes of a type. */
  groupsOfPage(question: string, request: PageRequest): Promise<readonly Row[]> {
    return this.batch<readonly Row[]>(question, async (keys) => {
      const rows = await this.pageRows(request);
      return keys.map(() => rows);
    }).load('');
  }

  /** Rows of the groups of some nodes; one statement counts all lists of ids that are asked about together. */
  groupsAmong(
    question: string,
    request: GroupsAmongRequest,
    ids: readonly string[],
  ): Promise<readonly Row[]> {
    return this.batch<readonly Row[]>(question, async (keys) => {
      const lists = keys.map((key) => (key === '' ? [] : key.split('\n')));
      const places = lists.map((_, place) => String(place));
      const rows = byParent(
        await this.together.run(this.statements.groupsAmong(request, lists, this.today, this.bodies)),
        places,
      );
      return places.map((place) => rows.get(place) ?? []);
    }).load(ids.join('\n'));
  }

  /** The node with an id, or null; of a body the kept member, whichever id is given. */
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

  private levelRows(request: LevelRequest, ids: readonly string[]): Promise<readonly Row[]> {
    const added = relationshipsOf(this.ontology, request.field).map(({ type }) => addedKey(type));
    return this.runAsSeen(request, added, (asked) =>
      this.statements.level(asked, ids, this.today, this.bodies),
    );
  }

  private pageRows(request: PageRequest): Promise<readonly Row[]> {
    const added = [addedKey(labelOf(this.ontology, request.type))];
    const access = this.accessTo(request);
    return this.runAsSeen(request, added, (asked) =>
      this.statements.page({ ...asked, ...access }, this.today, this.bodies),
    );
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
    const rows = await this.together.run(this.statements.byId(request, byType, this.today, this.bodies));
    const only = request.types.length === 1 ? request.types[0] : undefined;
    const nodeOf = this.nodeOf(request, (id) => only ?? this.concreteType(id) ?? '');
    const found = new Map<Value, NodeRow>(
      rows.flatMap((row) => {
        const node = nodeOf(row);
        return node ? [[row.asked ?? node.id, node] as const] : [];
      }),
    );
    return ids.map((id) => found.get(id) ?? null);
  }

  /** Turns rows into nodes: a node with the same columns is held once, however many places of the answer show it. */
  private nodeOf({ columns }: Pick<ByIdRequest, 'columns'>, typeOf: TypeOf): NodeOf {
    const key = columns.join();
    const held = this.nodes.get(key) ?? new Map<string, NodeRow>();
    this.nodes.set(key, held);
    const shape = { columns, typeOf, merge: this.mergeNodes };
    return (row) => {
      const id = idOf(row);
      if (id === undefined) return undefined;
      const node = held.get(id) ?? toNode(row, id, shape);
      held.set(id, node);
      return node;
    };
  }

  private readonly mergeNodes: MergeNodes = (members, name) => {
    const type = this.ontology.entities.get(name);
    if (!type) throw new Error(`${name} is no type of entity.`);
    return entityOf(members, type, this.present);
  };

  private mergeFacts(field: RelationshipField, day: AskedDay): (facts: readonly Row[], type: Value) => Row {
    const { relationships } = this.ontology;
    return (facts, named) => {
      const type = relationships.get(typeof named === 'string' ? named : field.relationship);
      if (!type) throw new Error(`${field.relationship} is no type of relationship.`);
      return edgeOf(facts, type, day);
    };
  }

  private accessTo(request: PageRequest): Pick<PageRequest, 'access'> {
    const type = this.ontology.entities.get(request.type);
    if (!type || !request.where) return {};
    const asked = { ...request, count: request.count || request.grouping !== undefined };
    return { access: accessesOf(asked, type, this.counts?.now(type, this.today, this.changes())) };
  }

  private concreteType(id: string): string | undefined {
    return nodeTypeOfId(this.ontology, id)?.name;
  }

  private typeOf(target: string): TypeOf {
    return this.ontology.entities.has(target) ? () => target : (id) => this.concreteType(id) ?? '';
  }

  /** Leaves the condition on the age of what is listed out where nothing was added since: it would cost a look at each. */
  private async runAsSeen<Request extends Pick<PageRequest, 'seen'>>(
    request: Request,
    added: readonly string[],
    statementOf: (request: Request) => Statement,
  ): Promise<readonly Row[]> {
    const { seen, ...whole } = request;
    const hasGrown = () =>
      seen !== undefined && changedSince(this.changes(), [everything, ...added], seen).length > 0;
    if (hasGrown()) return this.together.run(statementOf(request));
    const rows = await this.together.run(statementOf(whole as Request));
    // What was known may have been older than what is read.
    return hasGrown() ? this.together.run(statementOf(request)) : rows;
  }
}
