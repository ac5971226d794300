/** Constraints, indexes and the ledger node: what the first seed needs. */
import { createHash } from 'node:crypto';
import { integer } from '../../../graph/values.js';
import { derivation } from '../../../names/derivation.js';
import { constraintsOf, outdatedIndexes, schemaOf } from '../../../ontology/constraints.js';
import { statementText } from '../../../graph/statement-files.js';
import { rederive } from '../derive/rederive.js';
import type { Place } from '../derive/rederive-names.js';
import { isDerivationCurrent, toLedger, type Ledger } from '../../ledger/ledger.js';
import { compareSchema, toIndexes } from './schema-state.js';

export interface EnsureOptions {
  /** Look also for what somebody dropped or made, which takes half a second on a database that has just started. */
  readonly thorough?: boolean;
}

/**
 * Creates what is missing, all of it on a new database, on others what somebody dropped; and drops indexes of earlier
 * versions that do harm. Derives anew what an earlier version derived otherwise.
 * @returns the ledger, as read on the way
 */
export async function ensureSchema(place: Place, { thorough = true }: EnsureOptions = {}): Promise<Ledger> {
  const { graph, ontology } = place;
  const wanted = constraintsOf(ontology);
  const hash = createHash('sha256').update(JSON.stringify(wanted)).digest('hex');
  const head = () => graph.readLatest(statementText(place.statements, 'ledger/head'));
  const [rows, changed] = await Promise.all([head(), thorough && isChanged(place)]);
  const current = rows[0]?.schema === hash && !changed;
  if (!current) {
    await graph.schema([...wanted, 'CALL db.awaitIndexes(300)']);
    await graph.write(
      (transaction) => transaction.run(newLedger, { hash, derivation: integer(derivation) }),
      60_000,
    );
  }
  const ledger = toLedger(current ? rows : await head());
  if (isDerivationCurrent(ledger)) return ledger;
  await rederive(place);
  return toLedger(await head());
}

const newLedger = `MERGE (l:Ledger {id: 'ledger'})
  ON CREATE SET l.revision = 0, l.head = '', l.changedKeys = [], l.changedRevisions = [], l.derivation = $derivation SET l.schema = $hash`;

/** Nothing shows this to a login that may not see indexes; then only the ledger's word counts. */
async function isChanged({ graph, ontology, statements }: Place): Promise<boolean> {
  const text = statementText(statements, 'server/indexes');
  const rows = await graph.readLatest(text).catch(() => undefined);
  if (!rows) return false;
  const { rules, others } = compareSchema(schemaOf(ontology), toIndexes(rows));
  const outdated = outdatedIndexes(ontology);
  return rules.some(({ state }) => state === 'missing') || others.some(({ name }) => outdated.includes(name));
}
