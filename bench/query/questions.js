/** The questions: rows of the table, the document that our API is asked, and what an answer is compared by. */
import { readFileSync } from 'node:fs';

/** In the order of the table; `of` names the document, `aim` is how many times the bare driver's time ours may take. */
const rows = [
  { name: 'entity', title: 'entity by id', aim: 1.3 },
  { name: 'card', title: 'card: 3 lists, 5 counts', aim: 2 },
  { name: 'levels', title: 'three levels 10x10x9', aim: 1.7 },
  { name: 'page 1', title: 'page 1', of: 'page', aim: 1.4 },
  { name: 'page 400', title: 'page 400', of: 'page', aim: 1.4 },
  { name: 'filter', title: 'filter on two properties', aim: 1.5 },
  { name: 'partners', title: 'partners with ties, typical', aim: 2 },
  { name: 'partners of hubs', title: 'partners of hubs', of: 'partners', aim: 2 },
  { name: 'dashboard', title: 'dashboard: 3 counts, 3 lists', aim: 2.5 },
];

const document = (name) => readFileSync(new URL(`questions/${name}.graphql`, import.meta.url), 'utf8');

export const questions = rows.map(({ of, ...row }) => ({
  ...row,
  of: of ?? row.name,
  document: document(of ?? row.name),
}));

/** An answer as it is compared: a cursor is its participant's own, only whether there is one counts. */
export const normalised = (text) =>
  JSON.parse(text, (key, value) =>
    (key === 'endCursor' || key === 'cursor') && value !== null ? 'a cursor' : value,
  );
