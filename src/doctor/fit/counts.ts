/** How many nodes and relationships there are of each label and type, without reading any. */
import { z } from 'zod';
import { quotedName } from '../../identifier.js';
import { statementText } from '../../graph/statement-files.js';
import type { Patient } from '../check.js';

export interface GraphCounts {
  readonly labels: ReadonlyMap<string, number>;
  readonly types: ReadonlyMap<string, number>;
  /** All nodes. */
  readonly nodes: number;
}

const names = z.object({ labels: z.array(z.string()), types: z.array(z.string()) });
const counts = z.object({ labels: z.array(z.int()), types: z.array(z.int()), nodes: z.int() });

export async function countGraph({ statements, read }: Patient): Promise<GraphCounts> {
  const [known] = await read(statementText(statements, 'doctor/names'));
  const { labels, types } = names.parse(known);
  const [row] = await read(countText(labels, types));
  const found = counts.parse(row);
  return {
    labels: new Map(labels.map((label, i) => [label, found.labels[i] ?? 0])),
    types: new Map(types.map((type, i) => [type, found.types[i] ?? 0])),
    nodes: found.nodes,
  };
}

/** The names stand in the text: only so does the server read its count store. */
function countText(labels: readonly string[], types: readonly string[]): string {
  const ofLabels = labels.map((label) => `COUNT { (:${quotedName(label)}) }`);
  const ofTypes = types.map((type) => `COUNT { ()-[:${quotedName(type)}]->() }`);
  return `RETURN [${ofLabels.join(', ')}] AS labels, [${ofTypes.join(', ')}] AS types, COUNT { () } AS nodes`;
}
