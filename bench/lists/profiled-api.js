/** Our API in this process, which notes the db hits of each operation. */
import { graphql } from 'graphql';
import { Answer } from '../../dist/api/answer/answer.js';
import { createContext } from '../../dist/api/context.js';
import { executableSchema } from '../../dist/api/schema.js';
import { createSnapshot } from '../../dist/graph/snapshot.js';
import { KnownCounts } from '../../dist/loaders/access/known-counts.js';
import { packageRoot } from '../../dist/package.js';
import { openProfiledGraph } from '../profiled-graph.js';

export const today = 20_251_130;

/** @returns `ask(document, variables)` to `{data, hits}`, where what the server knows of values was read before */
export function openProfiledApi(server, ontology) {
  let hits = 0;
  const graph = openProfiledGraph(server, (_, of) => (hits += of));
  const reading = [];
  const counts = new KnownCounts((text, parameters) => {
    const rows = graph.readLatest(text, parameters);
    reading.push(rows);
    return rows;
  });
  const schema = executableSchema(ontology, `${packageRoot}/schema/api`);
  const answer = async (source, variableValues) => {
    const answer = new Answer();
    const read = (text, parameters) => graph.readLatest(text, parameters);
    const contextValue = createContext(
      { ontology, statements: new Map(), counts },
      createSnapshot({ read }, answer),
      answer,
      { requestId: 'lists', operation: { name: undefined }, today },
    );
    const { data, errors } = await graphql({ schema, source, contextValue, variableValues });
    answer.close();
    if (errors) throw errors[0];
    return data;
  };
  return {
    once: answer,
    async ask(document, variables) {
      await answer(document, variables);
      await Promise.all(reading);
      hits = 0;
      const data = await answer(document, variables);
      return { data, hits };
    },
    close: () => graph.close(),
  };
}
