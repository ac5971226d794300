import type { Span } from '../../../cypher/text/line-index.js';
import { child, childrenOf, has, nodesOf, spanOf, type TreeNode } from '../../../cypher/tree/tree.js';
import type { Finding, Rule } from '../rule.js';
import type { StatementContext } from '../../statement/statement-context.js';

export const forbiddenClause: Rule = {
  id: 'forbidden-clause',
  title: 'Statements that can be checked before they run',
  reason:
    'Checks and the difference shown before a load rest on the text of a statement. What only shows when it runs, or changes more than data, has no place in a seed.',
  wrong: "MATCH (o:Organisation {id: 'org/hkpc'}) SET o = {name: '香港生產力促進局'};",
  right: "MATCH (o:Organisation {id: 'org/hkpc'}) SET o += {name: '香港生產力促進局'};",
  *check(statement) {
    yield* forbiddenRules(statement);
    yield* forbiddenQueries(statement);
    for (const item of nodesOf(statement.tree, 'setItem', 'removeItem'))
      yield* forbiddenSets(statement, item);
    for (const at of statement.untraced) {
      yield {
        message: 'The text does not show which node or relationship this writes.',
        hint: 'Name a variable from a MATCH or MERGE pattern of this statement, as in SET o.name = … or DELETE r.',
        at,
      };
    }
    for (const element of statement.elements) {
      if (!element.dynamicMap) continue;
      yield {
        message: 'The properties of this pattern come from a parameter.',
        hint: "Write them out, as in {id: 'org/…'}.",
        at: element.span,
      };
    }
  },
};

const dynamicName = {
  message: 'Labels, types and property names must be written out.',
  hint: 'One statement for each name.',
};
const dataOnly = {
  message: 'A seed holds data; indexes, constraints, users and databases are not its business.',
  hint: 'Indexes and constraints follow from schema/ontology.',
};

/** Rules of the grammar that may not occur anywhere. */
const forbidden: Readonly<Record<string, Omit<Finding, 'at'>>> = {
  command: dataOnly,
  composableCommandClauses: dataOnly,
  preparserOption: {
    message: 'The loader sets EXPLAIN, PROFILE and CYPHER.',
    hint: 'Leave them out; seeds are read as CYPHER 25.',
  },
  consoleCommand: { message: 'Commands of a console mean nothing in a seed.', hint: 'Leave it out.' },
  loadCSVClause: {
    message: 'LOAD CSV reads files of the server, which no check can see.',
    hint: 'Write the rows as a list: UNWIND [{…}, {…}] AS row.',
  },
  callClause: { message: 'A seed calls no procedures.', hint: 'Write the data out.' },
  subqueryInTransactionsParameters: {
    message: 'A seed is loaded in one transaction.',
    hint: 'Leave out IN TRANSACTIONS.',
  },
  useClause: { message: 'Which database is loaded is a setting.', hint: 'Leave out USE.' },
  insertClause: { message: 'INSERT is CREATE under another name.', hint: 'Write MERGE, by id.' },
  localDefinition: { message: 'A seed defines no procedures or functions.', hint: 'Write the data out.' },
  when: { message: 'A seed always writes the same; WHEN does not.', hint: 'One statement for each case.' },
  dynamicExpression: dynamicName,
  dynamicAnyAllExpression: dynamicName,
};

function* forbiddenRules({ tree, text }: StatementContext): Generator<Finding> {
  const found = [...nodesOf(tree, ...Object.keys(forbidden))];
  for (const node of found) {
    const finding = forbidden[node.rule];
    if (finding) yield { ...finding, at: spanOf(text.tokens, node) };
  }
}

function* forbiddenQueries({ tree, text }: StatementContext): Generator<Finding> {
  const at = (node: TreeNode): Span => spanOf(text.tokens, node);
  for (const node of nodesOf(tree, 'nextStatement', 'union')) {
    const [, second] = node.children.filter((c) => c.rule !== '');
    if (!second || !writes(node)) continue;
    yield {
      message: `${node.rule === 'union' ? 'UNION' : 'NEXT'} hides from the end of the statement what was written before it.`,
      hint: 'Write one statement for each part.',
      at: at(second),
    };
  }
  for (const query of nodesOf(tree, 'singleQuery')) {
    if (has(query, '{')) {
      yield {
        message: 'A query in braces cannot be looked into.',
        hint: 'Leave out the braces.',
        at: at(query),
      };
    }
  }
}

/** Clauses that write. */
export const writingRules = [
  'createClause',
  'mergeClause',
  'setClause',
  'removeClause',
  'deleteClause',
  'insertClause',
];

export const writes = (node: TreeNode): boolean => !nodesOf(node, ...writingRules).next().done;

function* forbiddenSets({ text }: StatementContext, item: TreeNode): Generator<Finding> {
  const [target, sign, value] = item.children;
  if (!target) return;
  const at = spanOf(text.tokens, item);
  if (
    target.rule === 'expression2' &&
    childrenOf(target, 'postFix').some((p) => !child(p, 'property') && has(p, '['))
  ) {
    yield { ...dynamicName, at: spanOf(text.tokens, target) };
  } else if (!sign) return;
  else if (sign.rule === 'nodeLabels' || sign.rule === 'nodeLabelsIs') {
    if (nodesOf(sign, 'dynamicExpression').next().done) {
      yield {
        message: 'A label is given with the pattern and stays.',
        hint: "MERGE (o:Organisation {id: '…'}).",
        at,
      };
    }
  } else if (target.rule === 'variable' && sign.word === '=') {
    yield {
      message: 'This takes away every property that the map does not name.',
      hint: 'Write SET with one property each, or += with a literal map.',
      at,
    };
  } else if (sign.word === '+=' && value?.rule !== 'map') {
    yield {
      message: 'This sets properties that are known only when it runs.',
      hint: 'Write one property each, as in SET o.name = row.name, or += with a literal map.',
      at,
    };
  }
}
