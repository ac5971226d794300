/** Source nodes, written from the files that a seed names. */
import type { WriteTransaction } from '../../graph/graph.js';
import type { Parameter } from '../../graph/values.js';
import type { SeedFile, SeedSource, SeedStatement } from '../model.js';
import type { Touch } from './elements/touch.js';

/** By element id: the header line that names a source touches it. */
export async function writeSources(
  transaction: WriteTransaction,
  statement: string,
  seed: SeedFile,
): Promise<Map<string, Touch[]>> {
  const touched = new Map<string, Touch[]>();
  for (const [index, source] of seed.sources.entries()) {
    const { rows } = await transaction.run(statement, {
      id: source.id,
      properties: propertiesOf(source),
    });
    const element = rows[0]?.element;
    if (typeof element === 'string')
      touched.set(element, [headerTouch(seed, seed.header.sources[index] ?? source.id)]);
  }
  return touched;
}

/** Properties of the file alone, and the id, which the node has already. */
const ofTheFile = ['file', 'bodyLine', 'id'];

/** Everything the front matter says, and the text. */
function propertiesOf(source: SeedSource): Record<string, Parameter> {
  const stored = Object.entries(source).filter(([name]) => !ofTheFile.includes(name));
  return Object.fromEntries(stored.filter(([, value]) => (value ?? null) !== null));
}

function headerTouch(seed: SeedFile, named: string): Touch {
  const place = { file: seed.file, line: 1, column: 1 };
  const statement: SeedStatement = {
    number: 0,
    text: `//! source: ${named}`,
    place,
    written: [],
    writes: [],
    rows: undefined,
    instrumented: '',
    toAuthorPosition: () => place,
  };
  const element = {
    variable: 'source',
    kind: 'NODE',
    clause: 'MERGE',
    deleted: false,
    names: ['Source'],
    assigned: [],
    lists: [],
    place,
  } as const;
  return { statement, element };
}
