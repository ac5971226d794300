/**
 * What a seed with rows costs the server in one transaction, commit included. Measured on Neo4j 2026.09 with 1,000 to
 * 40,000 rows, where the cost grows with the rows: an organisation with one name takes 14.4 kB, a topic 12.7 kB, each
 * further name 7 kB, evidence 3.7 kB, a fact 5.2 kB; most of it is derived and indexed data. The figures here are a
 * little smaller and leave out further names: so a seed is refused only when it would not fit.
 */
import type { Ontology } from '../../../ontology/model.js';
import type { ReadRows } from '../loading.js';
import type { SeedFile, WrittenElement } from '../../model.js';

/** Bytes, as measured: of an organisation with one name, and of a fact. */
export const measured = { entity: 14_400, fact: 5_200 } as const;

const entityBytes = 12_500;
const recordBytes = 3_500;
const factBytes = 5_000;

/** Rows looked through at once. */
const chunk = 10_000;

export type RowCounts = Readonly<Record<string, number>>;

/** How many of these ids are in the graph under a label of the ontology. */
export type CountKnown = (label: string, ids: readonly string[]) => Promise<number>;

const isMade = ({ clause, deleted }: WrittenElement): boolean => clause !== 'MATCH' && !deleted;

function bytesOf({ kind, names }: WrittenElement, { records }: Ontology): number {
  if (kind === 'RELATIONSHIP') return factBytes;
  return [...records.values()].some(({ label }) => names.includes(label)) ? recordBytes : entityBytes;
}

/** Bytes if each row makes something new. */
export function mostNeeded({ statements }: SeedFile, counts: RowCounts, ontology: Ontology): number {
  return statements.reduce((sum, { rows, written }) => {
    const perRow = written.filter(isMade).reduce((all, element) => all + bytesOf(element, ontology), 0);
    return sum + (rows ? (counts[rows.parameter] ?? 0) * perRow : 0);
  }, 0);
}

/**
 * Bytes for what is surely new: nodes whose id is in a column and not in the graph, and as large a share of the facts.
 * Stops reading when they are more than `enough`.
 */
export async function surelyNeeded(
  seed: SeedFile,
  counts: RowCounts,
  ontology: Ontology,
  { readRows, countKnown, enough }: ToCount,
): Promise<number> {
  let bytes = 0;
  for (const [parameter, count] of Object.entries(counts)) {
    const written = seed.statements
      .filter(({ rows }) => rows?.parameter === parameter)
      .flatMap((statement) => statement.written.filter(isMade));
    const nodes = nodesOf(written, ontology);
    for await (const rows of readRows(parameter, chunk)) {
      for (const node of nodes.values()) {
        const fresh = rows.flatMap((row) => node.columns.map((column) => row[column]));
        const ids = new Set(fresh.filter((id) => typeof id === 'string' && !node.ids.has(id)) as string[]);
        for (const id of ids) node.ids.add(id);
        const made = ids.size - (await countKnown(node.label, [...ids]));
        node.made += made;
        bytes += made * node.bytes;
      }
      if (bytes > enough) return bytes;
    }
    const shares = [...nodes.values()].map(({ made, ids }) => made / Math.max(ids.size, 1));
    const facts = written.filter(({ kind }) => kind === 'RELATIONSHIP').length;
    bytes += Math.max(0, ...shares) * count * facts * factBytes;
  }
  return bytes;
}

export interface ToCount {
  readonly readRows: ReadRows;
  readonly countKnown: CountKnown;
  /** Bytes. */
  readonly enough: number;
}

interface CountedNode {
  readonly label: string;
  readonly columns: string[];
  readonly bytes: number;
  readonly ids: Set<string>;
  made: number;
}

/** The nodes that statements make of a row, by label, with the columns of their ids. */
function nodesOf(written: readonly WrittenElement[], ontology: Ontology): Map<string, CountedNode> {
  const labels = new Set([...ontology.entities.values(), ...ontology.records.values()].map((t) => t.label));
  const nodes = new Map<string, CountedNode>();
  for (const element of written) {
    const column = element.assigned.find(({ name }) => name === 'id')?.column;
    const label = element.names.find((name) => labels.has(name));
    if (element.kind !== 'NODE' || column === undefined || label === undefined) continue;
    const bytes = bytesOf(element, ontology);
    const node = nodes.get(label) ?? { label, columns: [], bytes, ids: new Set(), made: 0 };
    if (!node.columns.includes(column)) node.columns.push(column);
    nodes.set(label, node);
  }
  return nodes;
}
