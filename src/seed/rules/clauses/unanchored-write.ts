import type { Element } from '../../../cypher/patterns/element.js';
import type { Span } from '../../../cypher/text/line-index.js';
import type { Rule } from '../rule.js';
import type { StatementContext } from '../../statement/statement-context.js';

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
      for (const from of causesOf(statement, element)) {
        if (from.clause !== 'MATCH' || anchored.has(from) || told.has(from)) continue;
        if (!statement.elements.includes(from)) continue;
        told.add(from);
        const label = from.names[0]?.name;
        yield {
          message: `No id leads to ${from.variable ?? 'this'}: this writes ${from === element || from.kind === 'RELATIONSHIP' ? 'to' : 'for'} every ${label ?? (from.kind === 'NODE' ? 'node' : 'relationship')} that matches.`,
          hint:
            from.kind === 'NODE'
              ? `Name it, as in (${from.variable ?? ''}${label === undefined ? '' : `:${label}`} {id: '…'}), or lead to it from a node with an id.`
              : "Give one of its ends an id, as in (o {id: '…'}).",
          at: from.span,
        };
      }
    }
  },
};

/** What must be anchored, so that the element is written for it alone. */
function causesOf(statement: StatementContext, element: Element): Element[] {
  if (element.clause === 'MATCH') return [element];
  // A fact is merged once for each pair of its ends, a node once for each value in its pattern.
  const ends = [element.from, element.to].filter((end) => end !== undefined);
  return [...ends, ...elementsIn(statement, element.span)];
}

/** Elements that an id leads to: its own, or along a matched pattern that of another. */
function anchoredElements(statement: StatementContext): ReadonlySet<Element> {
  const { elements, paths } = statement;
  const anchored = new Set(elements.filter(({ clause, dynamicMap }) => clause !== 'MATCH' || dynamicMap));
  const isAnchored = ({ map, among }: Element) => {
    const ids = [...map.filter(({ key }) => key.name === 'id').map(({ value }) => value), ...among];
    // An id that is taken from another node is no better than what leads to that one.
    return ids.some((id) => elementsIn(statement, id).every((from) => anchored.has(from)));
  };
  for (let before = -1; before < anchored.size;) {
    before = anchored.size;
    for (const element of elements) if (isAnchored(element)) anchored.add(element);
    for (const path of paths) {
      if (path.some((part) => anchored.has(part))) for (const part of path) anchored.add(part);
    }
  }
  return anchored;
}

/** Elements whose properties are read there: `o` of `o.name`. */
function elementsIn(
  { elements, text: { source, tokens } }: StatementContext,
  { start, end }: Span,
): Element[] {
  const within = tokens.filter((token) => start <= token.start && token.end <= end);
  const textOf = (span: Span | undefined) => (span ? source.slice(span.start, span.end) : '');
  return within.flatMap((token, index) => {
    if (textOf(within[index + 1]) !== '.' || textOf(within[index - 1]) === '.') return [];
    const name = textOf(token).replace(/^`(.*)`$/, '$1');
    return elements.filter(({ variable }) => variable === name);
  });
}
