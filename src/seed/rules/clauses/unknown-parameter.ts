import { didYouMean } from '../../../did-you-mean.js';
import { parameterOf } from '../../../cypher/patterns/analyse.js';
import { nodesOf, spanOf } from '../../../cypher/tree/tree.js';
import type { Rule } from '../rule.js';

export const unknownParameter: Rule = {
  id: 'unknown-parameter',
  title: 'Parameters are the rows that the header names',
  reason: 'A seed is loaded without anybody who could give a parameter a value; only rows come in that way.',
  wrong: `//! rows: rows/members.csv as members
UNWIND $member AS m
MERGE (o:Organisation {id: m.id})
SET o.summary = m.summary;`,
  right: `//! rows: rows/members.csv as members
UNWIND $members AS m
MERGE (o:Organisation {id: m.id})
SET o.summary = m.summary;`,
  *check({ tree, text, header }) {
    const known = header.rows.map(({ parameter }) => parameter);
    for (const node of nodesOf(tree, 'parameter')) {
      const name = parameterOf(text, node);
      if (known.includes(name)) continue;
      yield {
        message: `No header line names $${name}.${didYouMean(name, known)}`,
        hint:
          known.length > 0
            ? `The header names ${known.map((other) => `$${other}`).join(', ')}.`
            : `Name a file of rows in the header, as in //! rows: rows/${/^\w+$/.test(name) ? name : 'members'}.csv as ${/^\w+$/.test(name) ? name : 'members'}; write any other value out.`,
        at: spanOf(text.tokens, node),
      };
    }
  },
};
