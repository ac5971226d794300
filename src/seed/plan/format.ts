/** A plan as people read it: counts, then every element by stable id and name, then what needs a decision. */
import type { Value } from '../../graph/values.js';
import { shortened, visibleLine } from '../../text/visible.js';
import { whatIsMissing } from '../load/checks/silent.js';
import { mostKept } from '../load/run/missing-rows.js';
import { describeCounts } from '../ledger/counts.js';
import { calledTerm } from '../properties/terms.js';
import { describeProof } from '../properties/proof.js';
import { formatProblems, type ReadText } from '../files/format-problem.js';
import type { Duplicate, Plan, PlanConflict, PlanItem, SeedPlan } from './plan.js';

/** Elements shown for one seed; --json has them all. */
const most = 200;
const longest = 100;

export function formatPlan({ seeds, unplanned }: Plan, readText: ReadText): string {
  if (seeds.length === 0 && unplanned.length === 0) return 'Nothing to do: no seed is pending.';
  return [
    ...seeds.map((seed) => formatSeed(seed, readText)),
    ...(unplanned.length === 0
      ? []
      : [['Not planned:', ...unplanned.map(({ file, reason }) => `  ${file} ${reason}`)].join('\n')]),
  ].join('\n\n');
}

function formatSeed(seed: SeedPlan, readText: ReadText): string {
  const shown = seed.items.slice(0, most);
  const more = seed.items.length - shown.length;
  return [
    `${seed.file}  ${seed.title}`,
    ...rowsLines(seed),
    `  ${describeItems(seed)}`,
    ...shown.flatMap(formatItem),
    ...(more > 0 ? [`  … and ${more} more; --json has them all.`] : []),
    ...derivedLine(seed.items),
    ...section('Possible duplicates:', seed.duplicates.map(formatDuplicate)),
    ...section('Rows that write nothing:', seed.silent.map(formatSilent)),
    ...section('Conflicts with stored values:', seed.conflicts.flatMap(formatConflict)),
    ...(seed.problems.length > 0 ? ['', formatProblems(seed.problems, readText), ''] : []),
    ...(seed.problems.length > 0 ? [`${seed.file} cannot be loaded as it is.`] : []),
  ].join('\n');
}

/** `12 rows of $relations at line 20, because there is no Organisation org/a (row 4), org/b (row 17), …` */
export const formatSilent = ({ parameter, line, count, missing }: SeedPlan['silent'][number]): string =>
  `${rowsOf(parameter, count)} at line ${line}, because ${whatIsMissing(missing)}` +
  (count > missing.length && missing.length === mostKept ? ', …' : '');

const rowsOf = (parameter: string, count: number): string =>
  `${number.format(count)} ${count === 1 ? 'row' : 'rows'} of $${parameter}`;

const number = new Intl.NumberFormat('en');

/** Counts of a seed that cannot be kept were never written. */
const describeItems = ({ items, counts, problems }: SeedPlan): string =>
  problems.length > 0 ? `${items.length} elements touched` : describeCounts(counts);

function rowsLines({ rows, batched, partsDone = 0 }: SeedPlan): string[] {
  if (!rows) return [];
  const counts = Object.entries(rows).map(([parameter, count]) => rowsOf(parameter, count));
  const shown =
    partsDone === 0
      ? '; what follows is the first batch'
      : `; ${partsDone} ${partsDone === 1 ? 'batch is' : 'batches are'} in already, what follows is the next`;
  return [`  ${counts.join(', ')}${batched ? shown : ''}`];
}

const signs = { added: '+', changed: '~', removed: '-' } as const;

function formatItem({ kind, type, id, name, from, to, term, properties }: PlanItem): string[] {
  const period = term === undefined ? '' : cut(calledTerm(term));
  const what =
    from && to ? `${from.id} -> ${to.id}${period}` : `${id}${name === undefined ? '' : `  ${cut(name)}`}`;
  const changes =
    kind === 'changed' ? properties.map((p) => `      ${p.name}: ${show(p.before)} -> ${show(p.after)}`) : [];
  return [`  ${signs[kind]} ${type}  ${what}`, ...changes];
}

const derivedNames: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/^names$/, 'sets of names'],
  [/^sortName$/, 'sort keys'],
  [/(?:Earliest|Latest)$/, 'days'],
  [/^start$/, 'positions of quotes'],
];

function derivedLine(items: readonly PlanItem[]): string[] {
  const derived = items.flatMap((item) => item.derived.map(({ name }) => name));
  const parts = derivedNames.flatMap(([pattern, words]) => {
    const count = derived.filter((name) => pattern.test(name)).length;
    return count > 0 ? [`${count} ${words}`] : [];
  });
  return parts.length > 0 ? [`  derived: ${parts.join(', ')}`] : [];
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [`  ${title}`, ...lines.map((line) => `    ${line}`)] : [];

const reasons = {
  SAME_NAME: 'the same name',
  SAME_EXTERNAL_ID: 'the same external id',
  NEAR_NAME: 'a name that differs by one character',
} as const;

const formatDuplicate = ({ id, name, other, otherName, reason }: Duplicate): string =>
  `${id} ${cut(name)} is perhaps ${other}: ${reasons[reason]}, ${cut(otherName)}`;

const settlements = {
  STOP: 'the load stops here (on-conflict: stop)',
  KEEP_BOTH: 'the stored value stays, the new one is kept as a claim',
  CORRECT: 'the new value replaces the stored one (corrects)',
} as const;

function formatConflict({ id, property, stored, given, settlement }: PlanConflict): string[] {
  const side = (word: string, { value, evidence }: PlanConflict['stored']) => [
    `  ${word} ${show(value)}`,
    ...evidence.map((one) => `    ${describeProof(one)}`),
  ];
  return [
    `${id} ${property}`,
    ...side('stored', stored),
    ...side('given ', given),
    `  -> ${settlements[settlement]}`,
  ];
}

const show = (value: Value): string => (value === null ? 'nothing' : cut(JSON.stringify(value)));
const cut = (text: string): string => visibleLine(shortened(text, longest));
