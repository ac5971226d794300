/** A graph that profiles what a plan of seeds runs, and notes the db hits of each statement. */
import neo4j, { type ResultSummary } from 'neo4j-driver';
import { dialect, type Graph, type WriteTransaction } from '../../src/graph/graph.js';
import { readPlan } from '../../src/graph/query-plan.js';
import { toPlain, type Row } from '../../src/graph/values.js';
import { testServer } from './server.js';

export interface ProfiledGraph extends Graph {
  /** By text, all its runs together; in the order of their first. */
  readonly hits: ReadonlyMap<string, number>;
}

/** @param graph that does all but rehearse */
export function profiledGraph(graph: Graph): ProfiledGraph {
  const { uri, user, password } = testServer();
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), { useBigInt: true });
  const hits = new Map<string, number>();
  return {
    hits,
    read: (...given) => graph.read(...given),
    readLatest: (...given) => graph.readLatest(...given),
    write: (...given) => graph.write(...given),
    hold: () => graph.hold(),
    schema: (...given) => graph.schema(...given),
    verify: () => graph.verify(),
    close: () => driver.close(),
    async rehearse(work) {
      const session = driver.session();
      const transaction = await session.beginTransaction();
      const run: WriteTransaction['run'] = async (text, parameters) => {
        const { records, summary } = await transaction.run(`${dialect}PROFILE ${text}`, parameters);
        hits.set(text, (hits.get(text) ?? 0) + hitsOf(summary));
        return {
          rows: records.map((record) => toPlain(record.toObject()) as Row),
          counters: Object.assign({ systemUpdates: 0 }, summary.counters.updates()),
        };
      };
      // What is only planned reads nothing of the graph.
      const explain: WriteTransaction['explain'] = async (text, parameters) =>
        readPlan((await transaction.run(`${dialect}EXPLAIN ${text}`, parameters)).summary.plan);
      try {
        return await work({ run, explain });
      } finally {
        await transaction.rollback();
        await session.close();
      }
    },
  };
}

export const hitsOf = ({ profile }: ResultSummary): number => (profile ? total(profile) : 0);

interface Profile {
  readonly dbHits: number;
  readonly children: readonly Profile[];
}

/** Counts are bigints where the driver was told so. */
const total = ({ dbHits, children }: Profile): number =>
  children.reduce((sum, child) => sum + total(child), Number(dbHits as number | bigint));
