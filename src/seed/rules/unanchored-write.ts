import type { Element } from '../parse/element.js';
import { nodesOf, type TreeNode } from '../parse/tree.js';
import type { Rule, StatementContext } from './rule.js';

export const unanchoredWrite: Rule = {
  id: 'unanchored-write',
  title: 'A write starts at an id',
  reason:
    'Without an id the statement writes to every node of the label, today those of this seed, tomorrow all that others bring.',
  wrong: "MATCH (o:Organisation) SET o.note = 'Seen at the forum.';",
  right: "MATCH (o:Organisation {id: 'org/hkpc'}) SET o.note = 'Seen at the forum.';",
  *check(statement) {
    const anchored = anchoredElements(statement);
    const told = new Set<Element>();
    for (const element of statement.elements) {
      if (!element.written) continue;
      // A fact that is merged between nodes is written once for each of them.
      const from = element.clause === 'MATCH' ? [element] : [element.from, element.to];
      for (const end of from) {
        if (end?.clause !== 'MATCH' || anchored.has(end) || told.has(end)) continue;
        if (!statement.elements.includes(end)) continue;
        told.add(end);
        const label = end.names[0]?.name;
        yield {
          message: `No id leads to ${end.variable ?? 'this'}: this writes to ${end.kind === 'NODE' ? `every ${label ?? 'node'}` : `every ${label ?? 'relationship'}`} that matches.`,
          hint:
            end.kind === 'NODE'
              ? `Name it, as in (${end.variable ?? ''}${label === undefined ? '' : `:${label}`} {id: '…'}), or lead to it from a node with an id.`
              : "Give one of its ends an id, as in (o {id: '…'}).",
          at: end.span,
        };
      }
    }
  },
};

/** Elements that an id leads to: its own, or along matched relationships that of another. */
function anchoredElements(statement: StatementContext): ReadonlySet<Element> {
  const named = variablesWithId(statement);
  const anchored = new Set(
    statement.elements.filter(
      ({ clause, map, variable, dynamicMap }) =>
        clause !== 'MATCH' ||
        dynamicMap ||
        map.some(({ key }) => key.name === 'id') ||
        (variable !== undefined && named.has(variable)),
    ),
  );
  const paths = statement.elements.filter(
    ({ kind, clause }) => kind === 'RELATIONSHIP' && clause === 'MATCH',
  );
  for (let before = -1; before < anchored.size;) {
    before = anchored.size;
    for (const path of paths) {
      const parts = [path, path.from, path.to].filter((part) => part !== undefined);
      if (parts.some((part) => anchored.has(part))) for (const part of parts) anchored.add(part);
    }
  }
  return anchored;
}

/** Variables that a condition gives an id: `WHERE o.id = …`, `WHERE o.id IN …`. */
function variablesWithId({ tree, text: { source, tokens } }: StatementContext): ReadonlySet<string> {
  const found = new Set<string>();
  for (const place of nodesOf(tree, 'matchClause', 'withClause', 'filterClause')) {
    const words = wordsOf(place).map((token) => source.slice(tokens[token]?.start, tokens[token]?.end));
    for (const [index, word] of words.entries()) {
      if (words[index + 1] !== '.' || words[index + 2] !== 'id') continue;
      const [before, behind] = [words[index - 1] ?? '', words[index + 3] ?? ''];
      if (/^(?:=|in)$/i.test(behind) || before === '=') found.add(word.replace(/^`(.*)`$/, '$1'));
    }
  }
  return found;
}

const wordsOf = ({ first, last }: TreeNode): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
