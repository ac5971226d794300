/**
 * One part of a seed inside a transaction: (1) sources and statements, (2) the touched elements before and after, (3)
 * conflicts settled, (4) checks, (5) derived data and the line in the ledger. A seed without batches is one part.
 * Load and plan do the same; only the end of their transactions differs.
 */
import type { WriteTransaction } from '../../graph/graph.js';
import type { Parameters, Row } from '../../graph/values.js';
import type { Ontology } from '../../ontology/model.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Problem, SeedFile, SeedStatement } from '../model.js';
import type { Before } from './before.js';
import { changesOf, type Change } from './changes.js';
import { checkElements, checkQuotes, checkReferences } from './check.js';
import { conflictsOf, evidenceOf, reportConflicts, type Conflict, type Proofs } from './checks/conflicts.js';
import { checkClaimed } from './checks/properties.js';
import { disputeProblems } from './checks/disputes.js';
import { checkDangling } from './checks/dangling.js';
import type { Located } from './checks/quotes.js';
import { referencesOf, type Reference } from './checks/references.js';
import { checkRemovals } from './checks/removals.js';
import { reservedProblems } from './checks/reserved.js';
import { checkTwice } from './checks/twice.js';
import { createReport } from './checks/report.js';
import { permissionOf, type Permission } from './permission.js';
import { readsIn, runIn, statementNamed, type Statements } from './reads.js';
import { settle } from './settle.js';
import { writeSources } from './sources.js';
import { readStates, type RunNamed } from './state.js';
import {
  runStatements,
  type RowsOf,
  type RunEvents,
  type SilentRows,
  type Touch,
  type Touched,
} from './touched.js';

/** What is run in one transaction. */
export interface Part {
  readonly seed: SeedFile;
  /** From 0. */
  readonly index: number;
  /** Whether nothing comes behind it. */
  readonly isLast: () => Promise<boolean>;
  readonly statements: readonly SeedStatement[];
  readonly rowsOf: RowsOf;
}

export interface PartContext {
  readonly transaction: WriteTransaction;
  readonly ontology: Ontology;
  readonly statements: Statements;
  readonly before: Before;
  /** Named statements as the graph was before: for what is only looked up. */
  readonly readBefore: RunNamed;
  readonly ledger: Ledger;
}

export interface PartOutcome {
  /** Of everything touched. */
  readonly changes: readonly Change[];
  readonly conflicts: readonly Conflict[];
  /** What the evidence on both sides of conflicts shows. */
  readonly proofs: Proofs;
  readonly references: readonly Reference[];
  readonly located: ReadonlyMap<string, Located>;
  readonly silent: readonly SilentRows[];
  /** Empty when it may be kept. */
  readonly problems: readonly Problem[];
}

export async function runPart(context: PartContext, part: Part, events: RunEvents): Promise<PartOutcome> {
  const { transaction, statements, ontology } = context;
  const { seed } = part;
  const run = runIn(transaction, statements);
  const sources =
    part.index === 0 ? await writeSources(transaction, statementNamed(statements, 'seed/source'), seed) : [];
  const noted = await runStatements(transaction, part.statements, part.rowsOf, seed.header, events);
  if (noted.refused) return { ...nothing, problems: [noted.refused] };

  const permission = await permissionOf(seed.header, (number) =>
    run('ledger/lines-of', { number: BigInt(number) }),
  );
  const touched = { ...noted, nodes: new Map([...sources, ...noted.nodes]) };
  const { changes: first, reserved } = await readChanges(context, run, touched, permission);
  const conflicts = conflictsOf(first, seed.header.onConflict, permission);
  const changes = await settle(context, run, first, conflicts);

  const problems: Problem[] = [...reserved];
  const fileOf = new Map(seed.header.rows.map(({ parameter, file }) => [parameter, file]));
  const report = createReport(problems, fileOf);
  problems.push(...disputeProblems(noted.disputes, changes, fileOf));
  const reads = readsIn(transaction, statements, ontology);
  checkElements(changes, ontology, report);
  checkClaimed(conflicts, ontology, report);
  checkRemovals(changes, permission, report);
  const runText = async (text: string, parameters: Parameters): Promise<readonly Row[]> =>
    (await transaction.run(text, parameters)).rows;
  await checkTwice(changes, runText, report);
  const references = referencesOf(changes.filter(({ kind }) => kind === 'ADDED' || kind === 'CHANGED'));
  problems.push(...(await checkReferences(changes, references, noted.idle, ontology, reads, report)));
  const located = await checkQuotes(seed, changes, reads, report);
  await checkDangling(
    changes,
    ontology,
    {
      cited: (ids) => context.readBefore('seed/cited', { ids }),
      now: (name, { rows }) => run(name, { rows }),
      text: runText,
    },
    report,
  );
  const proofs: Proofs =
    conflicts.length > 0 ? proofsIn(await run('seed/proofs', { ids: evidenceOf(conflicts) })) : new Map();
  reportConflicts(conflicts, proofs, report);
  return { changes, conflicts, proofs, references, located, silent: noted.silent, problems };
}

const nothing = {
  changes: [],
  conflicts: [],
  proofs: new Map<string, { readonly quote: string }>(),
  references: [],
  located: new Map<string, Located>(),
  silent: [],
};

async function readChanges(
  { before, ontology }: PartContext,
  run: RunNamed,
  touched: Touched,
  permission: Permission,
): Promise<{ readonly changes: Change[]; readonly reserved: Problem[] }> {
  const nodes = [...touched.nodes.keys()];
  const facts = new Map<string, readonly Touch[]>(touched.facts);
  const types = new Map([...facts].map(([id, touches]) => [id, typeIn(touches)]));
  const { states } = touched;
  const unknown = {
    nodes: nodes.filter((id) => !states.has(id)),
    facts: new Map([...types].filter(([id]) => !states.has(id))),
  };
  const after = new Map([...states, ...(await readStates(run, unknown))]);
  const gone = new Set(nodes.filter((id) => !after.has(id)));
  // With a node go its relationships, which no statement need have named.
  for (const fact of await before.relationshipsOf([...gone], [...ontology.relationships.keys()])) {
    const by = touched.nodes.get(gone.has(fact.from.elementId) ? fact.from.elementId : fact.to.elementId);
    if (!by || facts.has(fact.elementId)) continue;
    facts.set(fact.elementId, by);
    types.set(fact.elementId, fact.type);
  }
  // When the server made as many as were touched, there is nothing to find before.
  const isAllNew = touched.created === nodes.length + facts.size;
  const earlier = isAllNew ? new Map() : await before.states({ nodes, facts: types });
  return {
    changes: changesOf({ ...touched, facts }, earlier, after, ontology, (id) => permission.mayDrop(id)),
    reserved: reservedProblems([...touched.nodes, ...facts], earlier, after, ontology),
  };
}

/** The relationship type that one of the statements names; '' when each leaves it open. */
const typeIn = (touches: readonly Touch[]): string =>
  touches.flatMap(({ element: { names } }) => (names.length === 1 ? names : []))[0] ?? '';

const proofsIn = (rows: readonly Row[]): Proofs =>
  new Map(
    rows.flatMap(({ id, quote, locator }) => {
      const proof = {
        quote: typeof quote === 'string' ? quote : '',
        ...(typeof locator === 'string' && { locator }),
      };
      return typeof id === 'string' ? [[id, proof] as const] : [];
    }),
  );
