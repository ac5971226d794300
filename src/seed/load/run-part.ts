/**
 * Runs one part of a seed inside a transaction: (0) vets the plans of its statements, (1) writes sources and runs the
 * statements, (2) reads the touched elements before and after, which must explain all that was made and deleted, (3)
 * settles conflicts, (4) checks, (5) writes derived data and the line in the ledger. A seed without batches is one
 * part. Load and plan do the same; only the end of their transactions differs.
 */
import type { WriteTransaction } from '../../graph/graph.js';
import type { Parameters, Row } from '../../graph/values.js';
import type { Ontology } from '../../ontology/model.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Problem, SeedFile, SeedStatement } from '../model.js';
import type { Books, Explained } from './vet/balance.js';
import { vetStatements } from './vet/vet-statements.js';
import type { Before } from './elements/before.js';
import { changesOf } from './elements/changes.js';
import type { Change } from './elements/change.js';
import { checkElements, checkQuotes, checkReferences } from './checks/check-changes.js';
import { conflictsOf, evidenceOf, reportConflicts, type Conflict, type Proofs } from './checks/conflicts.js';
import { checkClaimed } from './checks/properties.js';
import { disputeProblems } from './checks/disputes.js';
import { checkDangling } from './checks/dangling.js';
import type { Located } from './checks/quotes.js';
import { referencesOf, type Reference } from './checks/references.js';
import { checkRemovals } from './checks/removals.js';
import { reservedProblems } from './checks/reserved.js';
import { checkTerms } from './checks/terms.js';
import { checkTermsOfParts } from './checks/terms-of-parts.js';
import { checkTwice } from './checks/twice.js';
import { createReport } from './checks/report.js';
import { silentProblems } from './checks/silent.js';
import type { SilentRows, ThereBefore } from './run/missing-rows.js';
import { permissionOf, type Permission } from './permission.js';
import { readsIn, runIn } from './reads.js';
import { statementText, type StatementFiles } from '../../graph/statement-files.js';
import { identityOf, noIdentity, type Identity } from './identity/identity-of.js';
import { reportIdentity } from './identity/check-identity.js';
import { noRecords, readRecords, type FindRows, type Records } from './records/records.js';
import { settle } from './settle.js';
import { writeSources } from './sources.js';
import { readStates, type ElementState, type RunNamed } from './elements/element-state.js';
import { runStatements, type RunEvents, type Touched } from './run/run-statements.js';
import type { RowsOf, Touch } from './elements/touch.js';

/** What one transaction runs. */
export interface Part {
  readonly seed: SeedFile;
  /** From 0. */
  readonly index: number;
  /** Whether no part follows. */
  readonly isLast: () => Promise<boolean>;
  readonly statements: readonly SeedStatement[];
  readonly rowsOf: RowsOf;
}

export interface PartContext {
  readonly transaction: WriteTransaction;
  readonly ontology: Ontology;
  readonly statements: StatementFiles;
  readonly before: Before;
  /** Runs named statements on the graph as it was before, to look things up. */
  readonly readBefore: RunNamed;
  readonly ledger: Ledger;
  readonly findRows: FindRows;
  /** Whether a row that writes nothing, because an id does not exist, is an error. */
  readonly strict?: boolean | undefined;
}

export interface PartOutcome {
  /** Changes of everything touched. */
  readonly changes: readonly Change[];
  readonly conflicts: readonly Conflict[];
  /** What the evidence on both sides of conflicts shows. */
  readonly proofs: Proofs;
  readonly references: readonly Reference[];
  readonly located: ReadonlyMap<string, Located>;
  readonly records: Records;
  readonly silent: readonly SilentRows[];
  /** What it changes in which entities are one body. */
  readonly identity: Identity;
  /** Empty when the part may be kept. */
  readonly problems: readonly Problem[];
}

export async function runPart(context: PartContext, part: Part, events: RunEvents): Promise<PartOutcome> {
  const { transaction, statements, ontology } = context;
  const { seed } = part;
  const run = runIn(transaction, statements);
  const unvetted = await vetStatements(transaction, part.statements, part.rowsOf);
  if (unvetted.length > 0) return { ...nothing, problems: unvetted };
  const sources =
    part.index === 0
      ? await writeSources(transaction, statementText(statements, 'seed/source'), seed)
      : new Map<string, Touch[]>();
  const thereBefore: ThereBefore = async (ids) =>
    new Set((await context.before.states({ nodes: ids, facts: new Map() })).keys());
  const noted = await runStatements(
    transaction,
    part.statements,
    part.rowsOf,
    seed.header,
    thereBefore,
    events,
  );
  if (noted.refused.length > 0) return { ...nothing, problems: noted.refused };

  const permission = await permissionOf(seed.header, (number) =>
    run('ledger/lines-of', { number: BigInt(number) }),
  );
  const touched = { ...noted, nodes: new Map([...sources, ...noted.nodes]) };
  const {
    changes: first,
    reserved,
    explained,
  } = await readChanges(context, run, touched, sources, permission);
  const conflicts = conflictsOf(first, noted.lists, seed.header.onConflict, permission);
  const runText = async (text: string, parameters: Parameters): Promise<readonly Row[]> =>
    (await transaction.run(text, parameters)).rows;
  const changes = await settle(context, { run, text: runText }, first, conflicts);

  const problems: Problem[] = [...noted.books.problems(explained), ...reserved];
  const fileOf = new Map(seed.header.rows.map(({ parameter, file }) => [parameter, file]));
  const report = createReport(problems, fileOf);
  problems.push(...silentProblems(noted.silent, fileOf, context.strict === true));
  problems.push(...disputeProblems(noted.disputes, changes, fileOf));
  const reads = readsIn(transaction, statements, ontology);
  checkElements(changes, ontology, report);
  checkClaimed(conflicts, ontology, report);
  checkRemovals(changes, permission, report);
  await checkTwice(changes, runText, report);
  await checkTerms(changes, run, report);
  if (part.index > 0) await checkTermsOfParts(changes, seed, run, report);
  const references = referencesOf(changes.filter(({ kind }) => kind === 'ADDED' || kind === 'CHANGED'));
  problems.push(...(await checkReferences(changes, references, noted.idle, ontology, reads, report)));
  const located = await checkQuotes(seed, changes, reads, report);
  const records = await readRecords(seed, changes, context.findRows, report);
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
  const outcome = {
    changes,
    conflicts,
    proofs,
    references,
    located,
    records,
    silent: noted.silent,
    problems,
  };
  // What has other problems may hold anything.
  if (problems.length > 0) return { ...outcome, identity: noIdentity };
  const judged = await identityOf(runText, changes, ontology);
  await reportIdentity(judged, run, report);
  return { ...outcome, identity: judged.identity };
}

const nothing = {
  changes: [],
  conflicts: [],
  proofs: new Map<string, { readonly quote: string }>(),
  references: [],
  located: new Map<string, Located>(),
  records: noRecords,
  silent: [],
  identity: noIdentity,
};

async function readChanges(
  { before, ontology }: PartContext,
  run: RunNamed,
  touched: Touched,
  sources: ReadonlyMap<string, unknown>,
  permission: Permission,
): Promise<{
  readonly changes: Change[];
  readonly reserved: Problem[];
  readonly explained: Explained;
}> {
  const nodes = [...touched.nodes.keys()];
  const facts = new Map<string, readonly Touch[]>(touched.facts);
  const types = new Map([...facts].map(([id, touches]) => [id, typeIn(touches)]));
  const factTypes = [...ontology.relationships.keys()];
  const { states } = touched;
  const unknown = {
    nodes: nodes.filter((id) => !states.has(id)),
    facts: new Map([...types].filter(([id]) => !states.has(id))),
  };
  const after = new Map([...states, ...(await readStates(run, unknown))]);
  const gone = new Set(nodes.filter((id) => !after.has(id)));
  // Deleting a node deletes its relationships, which no statement need name.
  for (const fact of await before.relationshipsOf([...gone], factTypes)) {
    const by = touched.nodes.get(gone.has(fact.from.elementId) ? fact.from.elementId : fact.to.elementId);
    if (!by || facts.has(fact.elementId)) continue;
    facts.set(fact.elementId, by);
    types.set(fact.elementId, fact.type);
  }
  const earlier = isAllNew(touched.books, after, nodes.length + facts.size)
    ? new Map<string, ElementState>()
    : await before.states({ nodes, facts: types });
  const derived = gone.size > 0 ? await before.derivedOf([...gone], factTypes) : [];
  return {
    changes: changesOf({ ...touched, facts }, earlier, after, ontology, (list) => permission.mayDrop(list)),
    reserved: reservedProblems([...touched.nodes, ...facts], earlier, after, ontology),
    explained: {
      // A statement of ours makes the sources.
      nodesCreated: nodes.filter((id) => !earlier.has(id) && !sources.has(id)).length,
      relationshipsCreated: [...facts.keys()].filter((id) => !earlier.has(id)).length,
      nodesDeleted: gone.size,
      relationshipsDeleted: [...facts.keys()].filter((id) => !after.has(id)).length + derived.length,
    },
  };
}

/**
 * When the server made as many elements as were touched, none existed before. `addedIn` is set when an element is kept:
 * one that has it existed before.
 */
const isAllNew = (books: Books, after: ReadonlyMap<string, ElementState>, touched: number): boolean =>
  books.total('nodesCreated') + books.total('relationshipsCreated') === touched &&
  after.size === touched &&
  [...after.values()].every(({ properties }) => (properties.addedIn ?? null) === null);

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
