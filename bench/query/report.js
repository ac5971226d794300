/** Figures to tables: on the terminal, and in docs/benchmark.md. */
import { availableParallelism, totalmem } from 'node:os';
import { writeTable } from '../../scripts/table.js';
import { titles } from './questions.js';

/** @returns per question one row: what each participant took, and how many times what the first one took */
export function rowsOf(results, statements) {
  return [...results].map(([name, byParticipant]) => {
    const figures = [...byParticipant.values()].map(figuresOf);
    const [measure] = figures;
    const [, ...others] = figures;
    return {
      name,
      cells: [
        titles[name],
        ...figures.map(({ median, p95 }) => `${ms(median)} / ${ms(p95)}`),
        ...others.map(({ median }) => times(median / measure.median)),
        ...figures.map(({ cpu, databaseCpu }) => `${ms(cpu)} + ${ms(databaseCpu)}`),
        ...others.map(({ cpu, databaseCpu }) =>
          times((cpu + databaseCpu) / (measure.cpu + measure.databaseCpu)),
        ),
        String(statements[name] ?? '–'),
      ],
    };
  });
}

function figuresOf({ latencies, cpu, databaseCpu }) {
  const sorted = [...latencies].sort((a, b) => a - b);
  return {
    median: sorted[sorted.length >> 1],
    p95: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))],
    cpu: cpu / sorted.length,
    databaseCpu: databaseCpu / sorted.length,
  };
}

export const headOf = ([measure, ...others]) => [
  'question',
  ...[measure, ...others].map((name) => `${name}, ms (median / p95)`),
  ...others.map((name) => `${name} : ${measure}`),
  ...[measure, ...others].map((name) => `${name}, CPU ms (own + database)`),
  ...others.map((name) => `${name} : ${measure}, CPU`),
  'statements of ours',
];

const ms = (value) => (Number.isFinite(value) ? value.toFixed(value < 10 ? 2 : 1) : '–');
const times = (value) => (Number.isFinite(value) ? value.toFixed(2) : '–');

/** Puts the table of a run into docs/benchmark.md, each size between markers of its own. */
export function writeReport(names, rows, { size, rounds, requests }) {
  writeTable(
    `organisations: ${size}`,
    headOf(names),
    rows.map(({ cells }) => cells),
    {
      page: 'benchmark',
      above: `${size.toLocaleString('en')} organisations; ${rounds} rounds of ${requests} requests a question; ${machine()}.`,
    },
  );
}

const machine = () =>
  `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory, Node ${process.versions.node}`;
