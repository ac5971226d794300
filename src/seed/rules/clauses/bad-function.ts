import { didYouMean } from '../../../did-you-mean.js';
import { functionNames, isChanging, isFunction } from '../../../cypher/tree/functions.js';
import { child, childrenOf, nodesOf, spanOf } from '../../../cypher/tree/tree.js';
import { functionNameOf } from '../../../cypher/tree/value.js';
import type { Rule } from '../rule.js';

export const badFunction: Rule = {
  id: 'bad-function',
  title: 'Functions are those of Neo4j itself, and give the same each time',
  reason:
    'A seed means the same on every server and at every load: a plan shows what a load then does. Plugins are not everywhere, and chance and the clock give another value each time.',
  wrong: "MATCH (o:Organisation {id: 'org/hkpc'}) SET o.note = 'Read on ' + toString(date());",
  right: "MATCH (o:Organisation {id: 'org/hkpc'}) SET o.note = 'Read on ' + toString(date('2025-04-01'));",
  *check({ tree, text }) {
    for (const call of nodesOf(tree, 'functionInvocation')) {
      const name = functionNameOf(text, call);
      const at = spanOf(text.tokens, child(call, 'functionName') ?? call);
      if (!isFunction(name)) {
        yield {
          message: `Neo4j has no function ${name}.${didYouMean(name, functionNames)}`,
          hint: 'Write the value out; functions of plugins are not on every server.',
          at,
        };
      } else if (isChanging(name, childrenOf(call, 'functionArgument').length)) {
        yield {
          message: `${name}() gives another value each time it runs.`,
          hint: 'Write the value out.',
          at,
        };
      }
    }
  },
};
