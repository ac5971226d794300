/** The questions: the row of the table, the document that our API is asked, and what an answer is compared by. */
import { readFileSync } from 'node:fs';

const document = (name) => readFileSync(new URL(`questions/${name}.graphql`, import.meta.url), 'utf8');

/** Rows of the table, and the document of each. */
const rows = {
  entity: 'entity',
  card: 'card',
  levels: 'levels',
  'page 1': 'page',
  'page 400': 'page',
  filter: 'filter',
  partners: 'partners',
  'partners of hubs': 'partners',
  dashboard: 'dashboard',
};

/** What each row is, in words. */
export const titles = {
  entity: 'entity by id',
  card: 'card: 3 lists, 5 counts',
  levels: 'three levels 10x10x9',
  'page 1': 'page 1',
  'page 400': 'page 400',
  filter: 'filter on two properties',
  partners: 'partners with ties, typical',
  'partners of hubs': 'partners of hubs',
  dashboard: 'dashboard: 3 counts, 3 lists',
};

export const questions = Object.entries(rows).map(([name, of]) => ({ name, of, document: document(of) }));

/** An answer as it is compared: a cursor is its participant's own, only whether there is one counts. */
export const normalised = (text) =>
  JSON.parse(text, (key, value) =>
    (key === 'endCursor' || key === 'cursor') && value !== null ? 'a cursor' : value,
  );
