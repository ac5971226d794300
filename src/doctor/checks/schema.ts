import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { outdatedIndexes, schemaOf, statementOf, type SchemaRule } from '../../ontology/constraints.js';
import { quotedName } from '../../identifier.js';
import { statementText } from '../../graph/statement-files.js';
import {
  compareSchema,
  toIndexes,
  type Index,
  type RuleState,
  type SchemaState,
} from '../../seed/load/schema/schema-state.js';
import type { Check, Patient } from '../check.js';
import type { Finding } from '../finding.js';
import { count, figure, some } from '../words.js';

const load = 'pactgraph seed load';

/** Constraints and indexes, against those that the ontology asks for. */
export const schema: Check = {
  id: 'schema',
  title: 'Schema',
  async run(patient) {
    const { statements, read, ontology } = patient;
    const rules = schemaOf(ontology());
    const text = statementText(statements, 'server/indexes');
    const look = async () => compareSchema(rules, toIndexes(await read(text)));
    let state = await look();
    if (state.rules.some(isAmiss)) {
      await sleep(aMomentMs);
      const before = state;
      state = await look();
      if (summaryOf(state) !== summaryOf(before) && state.rules.some(isAmiss)) return [beingMade(state)];
    }
    if (state.rules.every((one) => one.state === 'missing'))
      return [
        {
          level: 'note',
          title: 'There are no constraints and indexes yet.',
          remedy: `The first load makes them: ${load}`,
        },
      ];
    const missing = state.rules.flatMap((one) => (one.state === 'missing' ? [one.rule] : []));
    return [...(await doubled(patient, missing)), ...schemaFindings(state, outdatedIndexes(ontology()))];
  },
};

/** A load makes several in that time; and for a moment a constraint that is being made is an index of its name. */
const aMomentMs = 1_000;
const isAmiss = ({ state }: RuleState): boolean => state === 'missing' || state === 'wrong';
const summaryOf = ({ rules }: SchemaState): string => rules.map(({ state }) => state).join();

const beingMade = ({ rules }: SchemaState): Finding => ({
  level: 'warning',
  title: `Constraints and indexes are being made or dropped just now: ${figure(rules.filter((one) => !isAmiss(one)).length)} of ${figure(rules.length)} exist.`,
  remedy: 'A load makes them before anything else. When it has ended, run pactgraph doctor again.',
});

/**
 * Pure.
 * @param outdated names of indexes that earlier versions made, and that do harm
 */
export function schemaFindings({ rules, others }: SchemaState, outdated: readonly string[] = []): Finding[] {
  const missing = rules.flatMap((one) => (one.state === 'missing' ? [one.rule] : []));
  const findings: Finding[] = missing.length > 0 ? [missingFinding(missing)] : [];
  for (const one of rules) {
    if (one.state === 'wrong') findings.push(wrong(one.rule, one.index));
    if (one.state === 'failed') findings.push(broken(one.index));
  }
  const isOutdated = ({ name }: Index) => outdated.includes(name);
  const populating = rules.flatMap((one) => (one.state === 'populating' ? [one.index] : []));
  if (populating.length > 0) findings.push(beingFilled(populating));
  if (findings.length === 0)
    findings.push({
      level: 'ok',
      title: `All ${figure(rules.length)} constraints and indexes exist and are online.`,
    });
  const [left, unknown] = [others.filter(isOutdated), others.filter((index) => !isOutdated(index))];
  if (left.length > 0) findings.push(leftover(left));
  if (unknown.length > 0) findings.push(unasked(unknown));
  return findings;
}

const missingFinding = (missing: readonly SchemaRule[]): Finding => ({
  level: 'problem',
  title: `${count(missing.length, 'constraint or index', 'constraints or indexes')} of the ontology ${missing.length === 1 ? 'is' : 'are'} missing: ${some(missing.map(({ name }) => name))}.`,
  detail: 'Without them ids may occur twice, and statements that name an index fail or read everything.',
  remedy: `To make them again: ${load}`,
});

function wrong(rule: SchemaRule, index: Index): Finding {
  const drop =
    index.constraint === null
      ? `DROP INDEX ${quotedName(index.name)}`
      : `DROP CONSTRAINT ${quotedName(index.constraint)}`;
  return {
    level: 'problem',
    title: `${index.name} is another index than the ontology means by that name.`,
    detail: `It is ${index.kind} on ${some(index.names ?? [])} (${some(index.properties ?? [])}). Wanted: ${statementOf(rule)}`,
    remedy: `Drop it: ${drop}; then ${load}`,
  };
}

const broken = ({ name, constraint, failure }: Index): Finding => ({
  level: 'problem',
  title: `The index ${name} failed.`,
  ...(failure && { detail: failure.trim().split('\n')[0] ?? '' }),
  remedy: `Drop it: ${constraint === null ? `DROP INDEX ${quotedName(name)}` : `DROP CONSTRAINT ${quotedName(constraint)}`}; then ${load}`,
});

const beingFilled = (indexes: readonly Index[]): Finding => ({
  level: 'warning',
  title: `${count(indexes.length, 'index is', 'indexes are')} being filled: ${some(indexes.map(({ name, percent }) => `${name} (${figure(percent)} %)`))}.`,
  remedy: 'Wait: until then what they serve is slow or fails.',
});

const leftover = (indexes: readonly Index[]): Finding => ({
  level: 'warning',
  title: `${count(indexes.length, 'index', 'indexes')} of an earlier pactgraph ${indexes.length === 1 ? 'is' : 'are'} left: ${some(indexes.map(({ name }) => name))}.`,
  detail: 'Neo4j may read all of it for every row of a load.',
  remedy: `The next load drops what is left: ${load}`,
});

const unasked = (indexes: readonly Index[]): Finding => ({
  level: 'note',
  title: `${count(indexes.length, 'index', 'indexes')} that the ontology does not ask for: ${some(indexes.map(({ name }) => name))}.`,
  detail: 'Each costs a little at every load. They may be of an earlier ontology, or somebody’s own.',
});

const twice = z.array(z.object({ id: z.string(), count: z.int() }));

/** Where a constraint is missing, ids may have come twice; then it cannot be made again. */
async function doubled({ statements, read }: Patient, missing: readonly SchemaRule[]): Promise<Finding[]> {
  const text = statementText(statements, 'doctor/doubled-ids');
  const findings: Finding[] = [];
  for (const { kind, on, of } of missing) {
    if (kind !== 'UNIQUE' || on !== 'NODE') continue;
    const found = twice.parse(await read(text, { label: of, limit: 3 }));
    if (found.length === 0) continue;
    const ids = found.map(({ id, count: times }) => `${id} (${times} times)`).join(', ');
    findings.push({
      level: 'problem',
      title: `Ids of ${of} occur more than once: ${ids}.`,
      remedy: `Delete all but one of each; then ${load}`,
    });
  }
  return findings;
}
