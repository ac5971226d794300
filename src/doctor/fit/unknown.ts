/** Labels and relationship types that are in the graph and not in the ontology. */
import { z } from 'zod';
import { reservedNames, type Ontology } from '../../ontology/model.js';
import { quotedName } from '../../identifier.js';
import { statementText } from '../../graph/statement-files.js';
import type { Patient } from '../check.js';
import type { Finding } from '../finding.js';
import { count } from '../words.js';
import type { GraphCounts } from './counts.js';

/** How many are shown. */
const limit = 3;

export async function unknownFindings(patient: Patient, graph: GraphCounts): Promise<Finding[]> {
  const ontology = patient.ontology();
  const findings: Finding[] = [];
  for (const [label, number] of strangers(graph.labels, labelsOf(ontology)))
    findings.push(
      unknown(
        `${count(number, 'node')} with the label ${label}`,
        await examples(patient, statementText(patient.statements, 'doctor/some-nodes'), { label }),
        {
          remove: `MATCH (n:${quotedName(label)}) DETACH DELETE n`,
        },
      ),
    );
  for (const [type, number] of strangers(graph.types, [...ontology.relationships.keys()]))
    findings.push(
      unknown(
        `${count(number, 'relationship')} of the type ${type}`,
        await examples(patient, statementText(patient.statements, 'doctor/some-facts', type)),
        { remove: `MATCH ()-[r:${quotedName(type)}]->() DELETE r` },
      ),
    );
  return findings;
}

const labelsOf = ({ entities, records }: Ontology): string[] =>
  [...entities.values(), ...records.values()].map(({ label }) => label);

const strangers = (found: ReadonlyMap<string, number>, known: readonly string[]): [string, number][] =>
  [...found].filter(([name, number]) => number > 0 && !known.includes(name) && !reservedNames.includes(name));

async function examples(
  { read }: Patient,
  text: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<string> {
  const rows = await read(text, { ...parameters, limit });
  return z
    .array(z.object({ id: z.string() }))
    .parse(rows)
    .map(({ id }) => id)
    .join(', ');
}

const unknown = (what: string, shown: string, { remove }: { readonly remove: string }): Finding => ({
  level: 'warning',
  title: `${what}, which the ontology does not know: nobody sees them.`,
  detail: `For example ${shown}`,
  remedy: `Bring it back in the ontology. What pactgraph did not write can be deleted: ${remove}`,
});
