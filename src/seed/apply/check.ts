/** Everything that must hold of the elements a seed touched, before it may be committed. */
import type { Row } from '../../graph/values.js';
import type { Ontology } from '../../ontology/model.js';
import { nodeTypeOfId } from '../../ontology/model.js';
import type { Problem, SeedFile, SeedStatement } from '../model.js';
import type { Change } from './changes.js';
import { conflictsOf, evidenceOf, reportConflicts } from './checks/conflicts.js';
import { checkProperties } from './checks/properties.js';
import { locateQuotes, type Located, type StoredText } from './checks/quotes.js';
import { referencesOf, reportReferences, targetOf } from './checks/references.js';
import { createReport } from './checks/report.js';
import { checkShape } from './checks/shape.js';

/** Reads inside the seed's transaction. */
export interface CheckReads {
  readonly run: (name: string, parameters: { readonly ids: readonly string[] }) => Promise<readonly Row[]>;
  /** Which of these ids there are, by GraphQL type. */
  readonly existing: (byType: ReadonlyMap<string, readonly string[]>) => Promise<ReadonlySet<string>>;
}

export interface Checked {
  readonly problems: readonly Problem[];
  /** Positions of quotes, by element id of the evidence. */
  readonly located: ReadonlyMap<string, Located>;
}

export async function checkChanges(
  seed: SeedFile,
  changes: readonly Change[],
  idle: readonly SeedStatement[],
  ontology: Ontology,
  reads: CheckReads,
): Promise<Checked> {
  const problems: Problem[] = [];
  const report = createReport(problems);
  const differing = changes.filter((change) => change.differs);
  for (const change of differing) {
    checkShape(change, ontology, report);
    checkProperties(change, ontology, report);
  }

  const references = referencesOf(differing);
  const wanted = new Map<string, Set<string>>();
  const want = (type: string | undefined, id: string) => {
    if (type !== undefined) wanted.set(type, (wanted.get(type) ?? new Set()).add(id));
  };
  for (const reference of references) want(targetOf(reference, ontology), reference.id);
  const named = idle.map((statement) => ({ statement, ids: literalIds(statement.text) }));
  for (const { ids } of named) for (const id of ids) want(nodeTypeOfId(ontology, id)?.name ?? 'Evidence', id);
  const known = await reads.existing(new Map([...wanted].map(([type, ids]) => [type, [...ids]])));
  reportReferences(references, known, ontology, report);
  for (const { statement, ids } of named) {
    const missing = ids.filter((id) => !known.has(`${nodeTypeOfId(ontology, id)?.name ?? 'Evidence'} ${id}`));
    problems.push({
      rule: 'matched-nothing',
      severity: 'error',
      message:
        missing.length > 0
          ? `There is no ${missing.join(', ')}, in this seed or an earlier one: this statement writes nothing.`
          : 'This statement matches nothing, so it writes nothing.',
      hint: 'MERGE an entity before the facts that lead to it.',
      place: statement.place,
    });
  }

  const evidence = differing.filter((change) => change.type.name === 'Evidence');
  const texts = await storedTexts(seed, evidence, reads);
  const located = locateQuotes(evidence, texts, report);

  const conflicts = conflictsOf(differing);
  if (conflicts.length > 0) {
    const rows = await reads.run('seed/quotes', { ids: evidenceOf(conflicts) });
    const quotes = new Map(
      rows.flatMap(({ id, quote }) =>
        typeof id === 'string' && typeof quote === 'string' ? [[id, quote]] : [],
      ),
    );
    reportConflicts(conflicts, quotes, report);
  }
  return { problems, located };
}

/** Ids written out in a statement. */
const literalIds = (text: string): string[] => [
  ...new Set([...text.matchAll(/['"]([a-z0-9-]+\/[a-z0-9-]+)['"]/g)].map(([, id]) => id ?? '')),
];

async function storedTexts(
  seed: SeedFile,
  evidence: readonly Change[],
  reads: CheckReads,
): Promise<Map<string, StoredText>> {
  const texts = new Map<string, StoredText>(
    seed.sources.map((source) => [source.id, { text: source.text, firstLine: source.bodyLine }]),
  );
  const others = new Set(
    evidence.flatMap(({ stated: { source } }) =>
      typeof source === 'string' && !texts.has(source) ? [source] : [],
    ),
  );
  if (others.size === 0) return texts;
  for (const { id, text } of await reads.run('seed/source-texts', { ids: [...others] })) {
    if (typeof id === 'string' && typeof text === 'string') texts.set(id, { text, firstLine: 1 });
  }
  return texts;
}
