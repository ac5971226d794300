import { PactgraphError } from '../../errors.js';
import type { Parameters } from '../../graph/values.js';
import type { NodeType, Ontology, RelationshipType } from '../../ontology/model.js';
import { statementText } from '../../graph/statement-files.js';
import type { Check, Patient } from '../check.js';
import { skipped, type Finding } from '../finding.js';
import { countGraph, type GraphCounts } from '../fit/counts.js';
import { labelFindings } from '../fit/labels.js';
import { misfitFinding, toMisfits } from '../fit/misfits.js';
import { shapeOfFact, shapeOfNode } from '../fit/stored.js';
import { unknownFindings } from '../fit/unknown.js';
import { count, figure, some } from '../words.js';

/** ms for all types together; each has its 10 s. */
const budget = 60_000;

/** Relationships from which on a plan for each type costs less than reading all relationships for each. */
const many = 50_000;

/** Data that does not fit the ontology, as after a change of it; each type is one statement, which reads all of it. */
export const fit: Check = {
  id: 'fit',
  title: 'Ontology fit',
  async run(patient) {
    const ontology = patient.ontology();
    const graph = await countGraph(patient);
    const findings = [
      ...(await unknownFindings(patient, graph)),
      ...(await finished('Labels', graph.nodes, () => labelFindings(patient))),
    ];
    const started = performance.now();
    const late: string[] = [];
    for (const look of looks(ontology, graph, patient)) {
      if (performance.now() - started > budget) late.push(look.name);
      else findings.push(...(await misfits(patient, look)));
    }
    if (late.length > 0) findings.push(skipped(`${some(late)}, because ${budget / 1_000} s were over`));
    return findings.length > 0 ? findings : [all(ontology, graph)];
  },
};

/** A statement to run. */
interface Look {
  readonly name: string;
  readonly type: NodeType | RelationshipType;
  /** How many it reads. */
  readonly size: number;
  readonly text: string;
  readonly parameters: Parameters;
}

/** Of types that there is anything of. */
function looks(ontology: Ontology, { labels, types }: GraphCounts, { statements }: Patient): Look[] {
  const nodes = [...ontology.entities.values(), ...ontology.records.values()].map((type): Look => {
    const prefix = type.idPrefix === undefined ? '' : `${type.idPrefix}/`;
    return {
      name: type.name,
      type,
      size: labels.get(type.label) ?? 0,
      text: statementText(statements, 'doctor/misfit-nodes'),
      parameters: { label: type.label, prefix, ...shapeOfNode(type, ontology) },
    };
  });
  const typed = [...types.values()].reduce((sum, size) => sum + size, 0) > many;
  const facts = [...ontology.relationships.values()].map((type): Look => {
    const labelOf = (name: string) => ontology.entities.get(name)?.label ?? name;
    const pairs = type.pairs.map(([from, to]) => `${labelOf(from)} to ${labelOf(to)}`);
    return {
      name: type.type,
      type,
      size: types.get(type.type) ?? 0,
      text: statementText(statements, 'doctor/misfit-facts', typed ? type.type : ''),
      parameters: { type: type.type, pairs, ...shapeOfFact(type, ontology) },
    };
  });
  return [...nodes, ...facts].filter(({ size }) => size > 0);
}

function misfits({ read }: Patient, look: Look): Promise<Finding[]> {
  const { name, type, size, text, parameters } = look;
  return finished(name, size, async () => {
    const rows = await read(text, parameters);
    return toMisfits(rows).map((misfit) => misfitFinding(type, misfit));
  });
}

/** Says so where a statement is not through in its time. */
async function finished(name: string, size: number, look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof PactgraphError) || error.code !== 'QUERY_TIMEOUT') throw error;
    return [
      {
        level: 'note',
        title: `${name}: not finished, because its ${figure(size)} take longer than 10 s.`,
        skipped: true,
      },
    ];
  }
}

function all(ontology: Ontology, { labels, types }: GraphCounts): Finding {
  const sum = (names: Iterable<string>, counts: ReadonlyMap<string, number>) =>
    [...names].reduce((total, name) => total + (counts.get(name) ?? 0), 0);
  const entities = sum(
    [...ontology.entities.values()].map(({ label }) => label),
    labels,
  );
  const facts = sum(ontology.relationships.keys(), types);
  return {
    level: 'ok',
    title:
      entities === 0
        ? 'There are no entities yet.'
        : `${count(entities, 'entity', 'entities')} and ${count(facts, 'fact')} fit the ontology, with their evidence and sources.`,
  };
}
