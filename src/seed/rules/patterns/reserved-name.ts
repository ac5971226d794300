import { reservedNames } from '../../../ontology/model.js';
import { namesUsed } from './names-used.js';
import type { Rule } from '../rule.js';

export const reservedName: Rule = {
  id: 'reserved-name',
  title: 'Seeds do not write derived data or the ledger',
  reason:
    'The loader derives names, quote positions and its ledger; a seed that writes them would be overwritten, or break them.',
  wrong: "MERGE (n:Name {text: '生產力局'});",
  right: "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.aliases = ['生產力局'];",
  *check(statement) {
    for (const { name, of, ...at } of namesUsed(statement)) {
      if (!reservedNames.includes(name)) continue;
      const what = of === 'RELATIONSHIP' ? 'relationship type' : 'label';
      yield {
        message: `The ${what} ${name} is reserved: the loader writes it.`,
        hint: 'Set names, quotes and dates as properties; the loader derives the rest from them.',
        at,
      };
    }
    for (const element of statement.elements) {
      const type = statement.nodeType(element);
      if (!element.written || type?.name !== 'Source') continue;
      yield {
        message: 'The loader writes Source nodes, from the source files.',
        hint: 'Name the file in the header, as in `//! source: sources/article.txt`; its front matter holds the properties.',
        at: element.span,
      };
    }
  },
};
