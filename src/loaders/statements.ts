/** Statements, as loaders send them: the text of each is built once for the shape of its request. */
import { LRUCache } from 'lru-cache';
import type { Bodies } from '../graph/known-bodies.js';
import { integer, type Parameters } from '../graph/values.js';
import type { Ontology } from '../ontology/model.js';
import { byIdStatement, idParameters } from './by-id-statement.js';
import { dayParameter, todayParameter } from './day.js';
import { groupsAmongStatement, listParameters } from './counting/groups-among-statement.js';
import { levelStatement } from './level-statement.js';
import { pageStatement } from './page-statement.js';
import type { ByIdRequest, GroupsAmongRequest, LevelRequest, PageRequest } from './request.js';
import { shapeOf, shapeOfWhere } from './shape.js';
import type { Statement } from './statement.js';

/** Dashboards and the explorer have some dozens of shapes; a text has one or two thousand characters. */
const most = 2_000;

const byOntology = new WeakMap<Ontology, Statements>();

/** Those of all operations over an ontology. */
export function statementsOf(ontology: Ontology): Statements {
  const statements = byOntology.get(ontology) ?? new Statements(ontology);
  byOntology.set(ontology, statements);
  return statements;
}

/** Each takes the day it is asked on, as yyyymmdd, and the types of which some entities are one body. */
export class Statements {
  private readonly known = new LRUCache<string, Statement>({ max: most });

  constructor(private readonly ontology: Ontology) {}

  level(request: LevelRequest, parentIds: readonly string[], today: number, bodies: Bodies): Statement {
    const { shape, values } = shapeOf(request);
    const { field, ...rest } = shape;
    const { parameters, ...built } = this.built(['level', field.owner, field.name, rest, ...bodies], () =>
      levelStatement(this.ontology, shape, [], today, bodies),
    );
    return { ...built, parameters: { ...asOn(today, values.fill(parameters)), ids: parentIds } };
  }

  page(request: PageRequest, today: number, bodies: Bodies): Statement {
    const { shape, values } = shapeOf(request);
    const { parameters, ...built } = this.built(['page', shape, ...bodies], () =>
      pageStatement(this.ontology, shape, today, bodies),
    );
    return { ...built, parameters: asOn(today, values.fill(parameters)) };
  }

  byId(
    request: ByIdRequest,
    ids: ReadonlyMap<string, readonly string[]>,
    today: number,
    bodies: Bodies,
  ): Statement {
    const { where, day, values } = shapeOfWhere(request);
    const { parameters, ...built } = this.built(
      ['id', request.columns, where, day, [...ids.keys()].sort(), ...bodies],
      () => byIdStatement(this.ontology, { ...request, where, day }, ids, today, bodies),
    );
    return { ...built, parameters: { ...asOn(today, values.fill(parameters)), ...idParameters(ids) } };
  }

  /** @param lists ids; each list has groups of its own */
  groupsAmong(
    request: GroupsAmongRequest,
    lists: ReadonlyArray<readonly string[]>,
    today: number,
    bodies: Bodies,
  ): Statement {
    const { first, day, ...shape } = request;
    const { parameters, ...built } = this.built(
      ['groups', shape, first !== undefined, day !== undefined, day?.asOf, ...bodies],
      () => groupsAmongStatement(this.ontology, request, [], today, bodies),
    );
    const own = {
      ...(day && dayParameter in parameters && { [dayParameter]: integer(day.day) }),
      limit: BigInt((first ?? 0) + 1),
      ...listParameters(lists),
    };
    return { ...built, parameters: { ...asOn(today, parameters), ...own } };
  }

  private built(shape: readonly unknown[], build: () => Statement): Statement {
    const key = JSON.stringify(shape);
    const before = this.known.get(key);
    if (before) return before;
    const statement = build();
    this.known.set(key, statement);
    return statement;
  }
}

/** Where a text asks for the day, it may have been built on another one. */
const asOn = (today: number, parameters: Parameters): Parameters =>
  todayParameter in parameters ? { ...parameters, [todayParameter]: integer(today) } : parameters;
