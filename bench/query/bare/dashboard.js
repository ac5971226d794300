import { read } from './read.js';
import { date } from './status.js';

/** The composite indexes tell the counts, the index of names the namesakes: a fold of these names is their lower case. */
const statement = `RETURN
  COUNT { MATCH (n:Organisation) WHERE n.kind = $common AND n.id IS NOT NULL } AS common,
  COUNT { MATCH (n:Agreement) WHERE n.kind = $agreements AND n.id IS NOT NULL } AS agreements,
  COUNT { MATCH (n:Centre) WHERE n.kind = $centres AND n.id IS NOT NULL } AS centres,
  COLLECT { MATCH (n:Organisation) USING INDEX n:Organisation(kind, id) WHERE n.kind = $rare AND n.id IS NOT NULL
    WITH n ORDER BY n.sortName, n.id LIMIT 10 RETURN [n.id, n.name] } AS rare,
  COLLECT { MATCH (m:Name) USING INDEX m:Name(fold, id) WHERE m.fold = $fold AND m.id IS NOT NULL
    MATCH (m)<-[:HAS_NAME]-(n:Organisation) WHERE n.name = $name
    WITH DISTINCT n ORDER BY n.sortName, n.id LIMIT 10 RETURN [n.id, n.name, n.kind] } AS namesakes,
  COLLECT { MATCH (n:Agreement) USING INDEX n:Agreement(signedOnEarliest, id)
    WHERE n.signedOnEarliest IS NOT NULL AND n.id IS NOT NULL
    WITH n ORDER BY n.signedOnEarliest DESC, n.id DESC LIMIT 10 RETURN [n.id, n.name, n.signedOn] } AS newest`;

export async function dashboard(variables) {
  const row = await read(statement, { ...variables, fold: variables.name.toLowerCase() });
  return {
    common: { totalCount: row.common },
    agreements: { totalCount: row.agreements },
    centres: { totalCount: row.centres },
    rare: { nodes: row.rare.map(([id, name]) => ({ id, name })) },
    namesakes: { nodes: row.namesakes.map(([id, name, kind]) => ({ id, name, kind })) },
    newest: { nodes: row.newest.map(([id, name, signed]) => ({ id, name, signedOn: date(signed) })) },
  };
}
