/** Everything that must hold of the elements that a seed touched, before it may be committed. */
import { nodeTypeOfId, type Ontology } from '../../../ontology/model.js';
import type { Problem, SeedFile, SeedStatement } from '../../model.js';
import type { Change } from '../elements/change.js';
import { checkProperties } from './properties.js';
import { locateQuotes, type Located, type StoredText } from './quotes.js';
import { reportReferences, targetOf, type Reference } from './references.js';
import type { Report } from './report.js';
import { checkShape } from './shape.js';
import type { CheckReads } from '../reads.js';

/** Ids of nodes by GraphQL type. */
class Ids {
  readonly byType = new Map<string, Set<string>>();

  add(type: string, id: string): void {
    const ids = this.byType.get(type);
    if (ids) ids.add(id);
    else this.byType.set(type, new Set([id]));
  }

  has(type: string, id: string): boolean {
    return this.byType.get(type)?.has(id) === true;
  }
}

/** Checks against the ontology: shape, ends, proof and values of what was added or changed. */
export function checkElements(changes: readonly Change[], ontology: Ontology, report: Report): void {
  for (const change of changes) {
    if (change.kind !== 'ADDED' && change.kind !== 'CHANGED') continue;
    checkShape(change, ontology, report);
    checkProperties(change, ontology, report);
  }
}

/** Checks that every named id exists; a statement that wrote nothing is reported with the ids it could not find. */
export async function checkReferences(
  changes: readonly Change[],
  references: readonly Reference[],
  idle: readonly SeedStatement[],
  ontology: Ontology,
  reads: CheckReads,
  report: Report,
): Promise<Problem[]> {
  const touched = new Ids();
  for (const { id, type, kind } of changes) if (kind !== 'REMOVED') touched.add(type.name, id);
  const wanted = new Ids();
  const want = (type: string | undefined, id: string) => {
    if (type !== undefined && !touched.has(type, id)) wanted.add(type, id);
  };
  const typeOfId = (id: string) => nodeTypeOfId(ontology, id)?.name ?? 'Evidence';
  for (const reference of references) want(targetOf(reference, ontology), reference.id);
  const named = idle.map((statement) => ({ statement, ids: literalIds(statement.text) }));
  for (const { ids } of named) for (const id of ids) want(typeOfId(id), id);
  const found = new Ids();
  for (const [type, ids] of wanted.byType)
    for (const id of await reads.existing(type, [...ids])) found.add(type, id);
  const isThere = (type: string, id: string) => touched.has(type, id) || found.has(type, id);
  reportReferences(references, isThere, ontology, report);
  return named.map(({ statement, ids }): Problem => {
    const missing = ids.filter((id) => !isThere(typeOfId(id), id));
    return {
      rule: 'matched-nothing',
      severity: 'error',
      message:
        missing.length > 0
          ? `There is no ${missing.join(', ')}, in this seed or an earlier one: this statement writes nothing.`
          : 'This statement matches nothing, so it writes nothing.',
      hint: 'MERGE an entity before the facts that lead to it.',
      place: statement.place,
    };
  });
}

/** Ids that a statement writes out. */
const literalIds = (text: string): string[] => [
  ...new Set([...text.matchAll(/['"]([a-z0-9-]+\/[a-z0-9-]+)['"]/g)].map(([, id]) => id ?? '')),
];

/** Positions of the quotes of added and changed evidence, by its element id. */
export async function checkQuotes(
  seed: Pick<SeedFile, 'sources'>,
  changes: readonly Change[],
  reads: CheckReads,
  report: Report,
): Promise<Map<string, Located>> {
  const evidence = changes.filter(
    ({ type, kind }) => type.name === 'Evidence' && (kind === 'ADDED' || kind === 'CHANGED'),
  );
  return locateQuotes(evidence, await storedTexts(seed, evidence, reads), report);
}

async function storedTexts(
  seed: Pick<SeedFile, 'sources'>,
  evidence: readonly Change[],
  reads: CheckReads,
): Promise<Map<string, StoredText>> {
  const texts = new Map<string, StoredText>(
    seed.sources.map((source) => [source.id, { ...source, firstLine: source.bodyLine }]),
  );
  const others = new Set(
    evidence.flatMap(({ stated: { source, quote } }) =>
      typeof source === 'string' && typeof quote === 'string' && !texts.has(source) ? [source] : [],
    ),
  );
  if (others.size === 0) return texts;
  for (const { id, text } of await reads.run('seed/source-texts', { ids: [...others] })) {
    if (typeof id === 'string' && typeof text === 'string') texts.set(id, { text, firstLine: 1 });
  }
  return texts;
}
