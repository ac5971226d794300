import { read } from './read.js';
import { date, ofOrganisation, today } from './status.js';

const statement = `MATCH (o:Organisation {id: $id})
RETURN o.id AS id, o.name AS name, o.kind AS kind, ${ofOrganisation('o')} AS status, o.foundedOn AS founded,
  o.dissolvedOn AS dissolved, o.website AS website, o.summary AS summary`;

export async function entity({ id }) {
  const row = await read(statement, { id, today: today() });
  if (!row) return { organisation: null };
  const { founded, dissolved, website, summary, ...rest } = row;
  return {
    organisation: { ...rest, foundedOn: date(founded), dissolvedOn: date(dissolved), website, summary },
  };
}
