/** A Graph that profiles each statement and notes its db hits; for reading and rehearsing, as a plan does. */
import neo4j from 'neo4j-driver';
import { dialect } from '../dist/graph/graph.js';
import { readPlan } from '../dist/graph/query-plan.js';
import { toPlain } from '../dist/graph/values.js';

/** @param onHits called with the statement, its db hits and its milliseconds on the server */
export function openProfiledGraph({ uri, user, password, database }, onHits) {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    useBigInt: true,
    maxTransactionRetryTime: 0,
  });
  const run = async (runner, text, parameters = {}) => {
    const started = performance.now();
    const { records, summary } = await runner.run(`${dialect}PROFILE ${text}`, parameters);
    onHits(text, hitsOf(summary.profile), performance.now() - started);
    return {
      rows: records.map((record) => toPlain(record.toObject())),
      counters: { ...summary.counters.updates(), systemUpdates: summary.counters.systemUpdates() },
    };
  };
  const explain = async (runner, text, parameters = {}) =>
    readPlan((await runner.run(`${dialect}EXPLAIN ${text}`, parameters)).summary.plan);
  const inSession = async (work) => {
    const session = driver.session({ database });
    try {
      return await work(session);
    } finally {
      await session.close();
    }
  };
  return {
    readLatest: (text, parameters) =>
      inSession(async (session) => (await run(session, text, parameters)).rows),
    rehearse: (work) =>
      inSession(async (session) => {
        const transaction = await session.beginTransaction();
        try {
          return await work({
            run: (text, parameters) => run(transaction, text, parameters),
            explain: (text, parameters) => explain(transaction, text, parameters),
          });
        } finally {
          await transaction.rollback();
        }
      }),
    close: () => driver.close(),
  };
}

const hitsOf = ({ dbHits, children }) => children.reduce((sum, child) => sum + hitsOf(child), Number(dbHits));
