/**
 * What is told by those who read files and by those who load, explained like the rules: the reader of a seed finds these
 * on the way, the loader where only the graph can tell.
 */
import { mostOf } from '../../cypher/refusals/size.js';
import type { RuleText } from './rule.js';

const forum = '//! title: Beijing-Hong Kong innovation forum';
const merge = "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.summary = '香港生產力促進局';";
const atLoad = (id: string, title: string, reason: string): RuleText => ({
  id,
  title: `${title} (reported by plan and load)`,
  reason,
  wrong: '',
  right: '',
});

export const readingRules: readonly RuleText[] = [
  {
    id: 'seed-name',
    title: 'Seeds are named by number and words',
    reason: 'The number is their order, for good. As in 0002-ai-summit.cypher.',
    wrong: '',
    right: '',
  },
  {
    id: 'seed-number',
    title: 'Each seed has a number of its own',
    reason: 'Two seeds with one number have no order. The newer one takes the next free number.',
    wrong: '',
    right: '',
  },
  {
    id: 'seed-file',
    title: 'A seed is a file of UTF-8 text that can be read',
    reason: 'Bytes that are no UTF-8 would be loaded as other characters than those that were written.',
    wrong: '',
    right: '',
  },
  {
    id: 'missing-header',
    title: 'A seed begins with its title',
    reason: 'The title is what people read in plans, in the ledger and in the history of an entity.',
    wrong: merge,
    right: `${forum}\n${merge}`,
  },
  {
    id: 'unknown-header',
    title: 'Header lines have known keys',
    reason: 'A key with a slip in it would be passed over in silence.',
    wrong: `${forum}\n//! sources: sources/jinggang-forum.txt\n${merge}`,
    right: `${forum}\n//! source: sources/jinggang-forum.txt\n${merge}`,
  },
  {
    id: 'bad-header',
    title: 'Header lines are "key: value", with a value that means something',
    reason: 'What a header asks for is done as it says, or not at all.',
    wrong: `${forum}\n//! on-conflict: ignore\n${merge}`,
    right: `${forum}\n//! on-conflict: keep-both\n${merge}`,
  },
  {
    id: 'late-header',
    title: 'Header lines come before the first statement',
    reason: 'They hold for the whole seed, and a reader looks for them at its head.',
    wrong: `${forum}\n${merge}\n//! deletes: allowed`,
    right: `${forum}\n//! deletes: allowed\n${merge}`,
  },
  {
    id: 'empty-seed',
    title: 'A seed has statements',
    reason: 'A number in the ledger that did nothing is a question for whoever reads it later.',
    wrong: forum,
    right: `${forum}\n${merge}`,
  },
  {
    id: 'missing-source',
    title: 'Files that the header names exist in the seed folder',
    reason: 'A seed is complete with its sources: it can be checked and loaded on any machine.',
    wrong: `${forum}\n//! source: sources/jingang-forum.txt\n${merge}`,
    right: `${forum}\n//! source: sources/jinggang-forum.txt\n${merge}`,
  },
  {
    id: 'source-file',
    title: 'A source is front matter, then the text, in UTF-8',
    reason: 'The front matter says where the text is from; places of quotes count in the text behind it.',
    wrong: '',
    right: '',
  },
  {
    id: 'source-id',
    title: 'Each source has an id of its own',
    reason: 'Evidence names its source by id.',
    wrong: '',
    right: '',
  },
  {
    id: 'rows-file',
    title: 'Files of rows are there, with the columns whose types the header declares',
    reason: 'A seed is complete with its rows. They are CSV, TSV or JSONL, in the seed folder.',
    wrong: '',
    right: '',
  },
  {
    id: 'row-encoding',
    title: 'Files of rows are UTF-8',
    reason: 'With or without byte order mark. Another encoding would be loaded as other characters.',
    wrong: '',
    right: '',
  },
  {
    id: 'row-shape',
    title: 'Each row has a field for each column, or is a JSON object with each key once',
    reason:
      'A field too many or too few moves values into columns they do not belong to; of two values for one key, the first would be lost.',
    wrong: '',
    right: '',
  },
  {
    id: 'row-value',
    title:
      'Values of rows have the type that the header declares, and are not empty where a pattern needs them',
    reason: 'MERGE cannot look for an absent value, and a text in place of a number is found by no filter.',
    wrong: '',
    right: '',
  },
  {
    id: 'unknown-column',
    title: 'Statements read columns that the rows have',
    reason: 'What a row does not have is null, and what is set to null is left out in silence.',
    wrong: '',
    right: '',
  },
  {
    id: 'more',
    title: 'Problems behind the first hundred are not listed',
    reason: 'They are seldom read, and most have one cause: mend the first ones and check again.',
    wrong: '',
    right: '',
  },
  {
    id: 'cypher',
    title: 'Statements are Cypher, as Neo4j reads it',
    reason: "Syntax and meaning are checked by Neo4j's own parser; the words of the message are its own.",
    wrong: "MERGE (o:Organisation {id: 'org/hkpc'} SET o.summary = '香港生產力促進局';",
    right: merge,
  },
  {
    id: 'unicode-escape',
    title: 'Characters are written as they are, not as \\uXXXX',
    reason:
      'Neo4j puts the character in the place of its escape before it reads the statement, in comments and names as well as in texts. One that ends a text or a comment would hide the rest of the statement from every check. In a text, an escape of any other character is fine.',
    wrong: "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.summary = 'Hong Kong\\u0027s council';",
    right: "MERGE (o:Organisation {id: 'org/hkpc'}) SET o.summary = 'Hong Kong\\'s council';",
  },
  {
    id: 'too-complex',
    title: 'Statements are of a size that Neo4j can read',
    reason: `At some 150 brackets or operators in one another, or parts of one sum, a server runs out of stack and never answers. At most: ${mostOf.height} of these, ${mostOf.queries} queries or CASEs in one another, ${mostOf.brackets} brackets and ${mostOf.labels} labels in one pattern, ${mostOf.clauses} clauses.`,
    wrong: `MERGE (o:Organisation {id: 'org/hkpc'}) SET o.summary = ${Array(80).fill("'x'").join(' + ')};`,
    right: `MERGE (o:Organisation {id: 'org/hkpc'}) SET o.summary = '${'x'.repeat(80)}';`,
  },
  {
    id: 'parser-gave-up',
    title: 'The parser reads each statement in time',
    reason:
      'pactgraph cannot check, and does not load, a statement that the parser does not finish or that takes all its memory. After three such statements it leaves the others unread.',
    wrong: '',
    right: '',
  },
  atLoad(
    'unexplained',
    'Neo4j does what a statement says, and nothing besides',
    'Its plan of each statement, what it counts and the elements that come back must agree; else something was hidden in the text.',
  ),
  atLoad(
    'matched-nothing',
    'Every statement writes something',
    'One that finds nothing rests on an error: an id that a text or a row names does not exist.',
  ),
  atLoad(
    'missing-key',
    'Key values are always given',
    "Without its key a fact has no identity; '' stands for none.",
  ),
  atLoad('still-named', 'Nothing that stays names what is removed', 'An id that leads nowhere is a hole.'),
  atLoad(
    'out-of-memory',
    'A seed fits the memory that the server gives one transaction',
    'Rows are then loaded in batches, with //! batch: 5000; other seeds are split.',
  ),
];
