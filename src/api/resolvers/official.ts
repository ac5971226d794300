/** What sources quote a person as saying. */
import type { NodeRow } from '../../loaders/request.js';
import type { Analytic } from '../analytic.js';
import { statementText } from '../request-context.js';
import { nodeColumns, placeOf, responsePath } from '../selection.js';

export const statements: Analytic<NodeRow> = {
  resolve: async (source, _, context, info) => {
    const { loaders } = context;
    const ids = await loaders
      .batch<readonly string[]>(`${responsePath(info)} ids`, async (officials) => {
        const rows = await loaders.read(statementText(context, 'official/statements'), { ids: officials });
        const found = new Map(rows.map((row) => [row.official, row.evidence]));
        return officials.map((id) => (found.get(id) as string[] | undefined) ?? []);
      })
      .load(source.id);
    const columns = nodeColumns(info, info.returnType, info.fieldNodes);
    return Promise.all(
      ids.map((id) => loaders.node(placeOf(info, columns), { types: ['Evidence'], columns }, id)),
    );
  },
};
