/** The parser without its linter, which takes most of the time and which a layout has no use for. */
import { getDebugTree } from '@neo4j-cypher/language-support';
import type { CypherParser } from '../../../src/cypher/parser/cypher-parser.js';
import { layTree, type RawTree } from '../../../src/cypher/tree/tree.js';

export const treesOnly: CypherParser = {
  parse(shape) {
    const raw = (getDebugTree(shape.text) as RawTree).children ?? [];
    const [only] = raw;
    return { tree: only && raw.length === 1 ? layTree(only, shape) : undefined, findings: [] };
  },
};
