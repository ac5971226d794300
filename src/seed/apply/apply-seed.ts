/**
 * One seed in one transaction: (1) lock, (2) a second look at the ledger, (3) sources and statements, (4) the touched
 * elements before and after, (5) checks, (6) derived data, (7) the ledger row with the inverse, (8) commit. The lock is
 * a write of the transaction, so whatever ends it, nothing is left to clear.
 */
import { PactgraphError } from '../../errors.js';
import type { Graph, WriteTransaction } from '../../graph/graph.js';
import { integer } from '../../graph/values.js';
import type { Ontology } from '../../ontology/model.js';
import { toLedger, type Ledger } from '../ledger/ledger.js';
import type { Problem, SeedFile } from '../model.js';
import { changesOf, type Change } from './changes.js';
import { checkChanges } from './check.js';
import { inverseOf } from './inverse.js';
import { readsIn, statementNamed, type Statements } from './reads.js';
import { writeSources } from './sources.js';
import { readStates } from './state.js';
import { runStatements } from './touched.js';
import { writeDerived } from './write-derived.js';

export interface Loading {
  readonly graph: Graph;
  readonly ontology: Ontology;
  readonly statements: Statements;
  /** Who applies it, for the ledger. */
  readonly appliedBy: string;
  readonly toolVersion: string;
}

/** How many elements a seed added and changed, by what they are. */
export interface Counts {
  readonly entities: AddedAndChanged;
  readonly facts: AddedAndChanged;
  readonly evidence: AddedAndChanged;
  readonly sources: AddedAndChanged;
}

interface AddedAndChanged {
  readonly added: number;
  readonly changed: number;
}

export interface Applied {
  readonly revision: number;
  readonly counts: Counts;
}

export interface ApplyEvents {
  /** The lock is taken; statements begin. */
  readonly onLock: () => void;
  readonly onStatement: (done: number, total: number) => void;
}

/** The seed does not hold: nothing of it was applied. */
export class SeedRefused extends Error {
  override readonly name = 'SeedRefused';
  constructor(readonly problems: readonly Problem[]) {
    super(`The seed has ${problems.length} problem(s).`);
  }
}

/** More would not be read. */
const mostProblems = 100;

/**
 * @param timeout ms the server gives the transaction, waiting for the lock included
 * @returns undefined when another loader applied the seed meanwhile
 * @throws SeedRefused; PactgraphError LEDGER_CONFLICT when another loader applied other seeds meanwhile
 */
export function applySeed(
  loading: Loading,
  seed: SeedFile,
  timeout: number,
  events: ApplyEvents,
): Promise<Applied | undefined> {
  const { graph, statements } = loading;
  return graph.write(async (transaction) => {
    await transaction.run(statementNamed(statements, 'ledger/lock').text, { holder: loading.appliedBy });
    events.onLock();
    const { rows } = await transaction.run(statementNamed(statements, 'ledger/head').text);
    const ledger = toLedger(rows);
    if (isApplied(ledger, seed)) return undefined;
    return inTransaction(loading, seed, ledger, transaction, events);
  }, timeout);
}

/** @throws PactgraphError LEDGER_CONFLICT when the seed's number went to another content */
export function isApplied(ledger: Ledger, seed: Pick<SeedFile, 'number' | 'file' | 'checksum'>): boolean {
  const row = ledger.seeds.find(({ number, state }) => number === seed.number && state === 'APPLIED');
  if (!row) return false;
  if (row.checksum === seed.checksum) return true;
  throw new PactgraphError(
    'LEDGER_CONFLICT',
    `Another loader applied another content as ${row.file} meanwhile.`,
    {
      hint: 'Look at both with pactgraph seed status.',
    },
  );
}

async function inTransaction(
  { graph, ontology, statements, appliedBy, toolVersion }: Loading,
  seed: SeedFile,
  ledger: Ledger,
  transaction: WriteTransaction,
  { onStatement }: ApplyEvents,
): Promise<Applied> {
  const reads = readsIn(transaction, statements, ontology);
  const sources = await writeSources(transaction, statementNamed(statements, 'seed/source'), seed);
  const run = await runStatements(transaction, seed.statements, (done) =>
    onStatement(done, seed.statements.length),
  );
  if (run.refused) throw new SeedRefused([run.refused]);
  const touched = { ...run, nodes: new Map([...sources, ...run.nodes]) };
  const ids = { nodes: [...touched.nodes.keys()], facts: [...touched.facts.keys()] };
  const after = await readStates((name, parameters) => reads.run(name, parameters), ids);
  // A second session still sees the committed graph; from the leader, so that a cluster's follower is not behind.
  const before = await readStates(
    (name, parameters) => graph.readLatest(statementNamed(statements, name).text, parameters, 60_000),
    ids,
  );

  const changes = changesOf(touched, before, after, ontology);
  const { problems, located } = await checkChanges(seed, changes, run.idle, ontology, reads);
  if (problems.length > 0) throw new SeedRefused(inOrder(problems).slice(0, mostProblems));

  const revision = ledger.revision + 1;
  const differing = changes.filter((change) => change.differs);
  await writeDerived(
    (name, parameters) => transaction.run(statementNamed(statements, name).text, parameters),
    differing,
    { ontology, revision, located },
  );
  const counts = countsOf(differing, ontology);
  await transaction.run(statementNamed(statements, 'ledger/append').text, {
    revision: integer(revision),
    checksum: seed.checksum,
    changedIn: JSON.stringify({ ...ledger.changedIn, ...touchedTypes(differing, revision) }),
    seed: {
      id: `seed/${String(seed.number).padStart(4, '0')}`,
      number: integer(seed.number),
      file: seed.file,
      title: seed.header.title,
      checksum: seed.checksum,
      previous: ledger.head,
      revision: integer(revision),
      state: 'APPLIED',
      appliedBy,
      toolVersion,
      counts: JSON.stringify(counts),
      inverse: JSON.stringify(inverseOf(differing)),
    },
  });
  return { revision, counts };
}

const inOrder = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);

function touchedTypes(changes: readonly Change[], revision: number): Record<string, number> {
  return Object.fromEntries(changes.map(({ type }) => ['label' in type ? type.label : type.type, revision]));
}

function countsOf(changes: readonly Change[], ontology: Ontology): Counts {
  const of = (belongs: (change: Change) => boolean): AddedAndChanged => {
    const own = changes.filter(belongs);
    const added = own.filter((change) => !change.before).length;
    return { added, changed: own.length - added };
  };
  return {
    entities: of(({ type }) => ontology.entities.has(type.name)),
    facts: of(({ after }) => after.kind === 'RELATIONSHIP'),
    evidence: of(({ type }) => type.name === 'Evidence'),
    sources: of(({ type }) => type.name === 'Source'),
  };
}
