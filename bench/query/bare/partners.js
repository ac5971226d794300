import { partnersStatement } from './partners-statement.js';
import { read } from './read.js';
import { partnerPage } from './ties.js';

export async function partners({ id }) {
  const row = await read(partnersStatement, { id });
  if (!row) return { organisation: null };
  return { organisation: { id: row.id, name: row.name, partners: partnerPage(row) } };
}
