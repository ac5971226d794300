import { read } from './read.js';
import { date, ofOrganisation, today } from './status.js';

const statement = `MATCH (o:Organisation {id: $id})
RETURN o.id AS id, o.name AS name, o.kind AS kind, ${ofOrganisation('o')} AS status,
  COUNT { (o)-[:PARTY_TO]->(:Agreement) } AS agreementCount,
  COUNT { (o)-[:TAKES_PART_IN]->(:Centre) } AS centreCount,
  COUNT { (o)-[:BACKS]->(:StartupProject) } AS backedCount,
  COUNT { (o)-[:DEVELOPS]->(:StartupProject) } AS developedCount,
  COUNT { (o)-[:ABOUT]->(:Topic) } AS topicCount,
  COLLECT { MATCH (o)-[r:PARTY_TO]->(x:Agreement) WITH r, x
    ORDER BY x.signedOnEarliest IS NULL, x.signedOnEarliest DESC, x.id DESC LIMIT 5
    RETURN [r.role, x.id, x.name, x.kind, x.signedOn] } AS agreements,
  COLLECT { MATCH (o)-[r:TAKES_PART_IN]->(x:Centre) WITH r, x ORDER BY x.sortName, x.id LIMIT 5
    RETURN [r.role, x.id, x.name, x.kind] } AS centres,
  COLLECT { MATCH (o)-[r:BACKS]->(x:StartupProject) WITH r, x
    ORDER BY x.startedOnEarliest IS NULL, x.startedOnEarliest DESC, x.id DESC LIMIT 5
    RETURN [r.role, x.id, x.name, x.startedOn] } AS backed`;

export async function card({ id }) {
  const row = await read(statement, { id, today: today() });
  if (!row) return { organisation: null };
  return {
    organisation: {
      ...{ id: row.id, name: row.name, kind: row.kind, status: row.status },
      agreements: {
        totalCount: row.agreementCount,
        edges: row.agreements.map(([role, id, name, kind, signed]) => ({
          role,
          node: { id, name, kind, signedOn: date(signed) },
        })),
      },
      centres: {
        totalCount: row.centreCount,
        edges: row.centres.map(([role, id, name, kind]) => ({ role, node: { id, name, kind } })),
      },
      backedProjects: {
        totalCount: row.backedCount,
        edges: row.backed.map(([role, id, name, started]) => ({
          role,
          node: { id, name, startedOn: date(started) },
        })),
      },
      developedProjects: { totalCount: row.developedCount },
      topics: { totalCount: row.topicCount },
    },
  };
}
