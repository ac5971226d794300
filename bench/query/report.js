/** Figures to tables: on the terminal, and in docs/benchmark.md. */
import { availableParallelism, totalmem } from 'node:os';
import { writeTable } from '../../scripts/table.js';

/**
 * @param results of `measure`; the first participant is the measure of the others
 * @param questions those that were asked
 * @param {Record<string, number>} statements that ours sent, by question
 * @returns two tables, each with its name, head and rows
 */
export function tablesOf(results, questions, statements) {
  const names = [...(results.values().next().value?.keys() ?? [])];
  const [measure, ...others] = names;
  const table = (name, of, more) => ({
    name,
    head: [
      'question',
      ...names,
      ...others.map((other) => `${other} : ${measure}`),
      ...more.map(({ head }) => head),
    ],
    rows: questions.map((question) => {
      const figures = names.map((one) => figuresOf(results.get(question.name).get(one)));
      const [first, ...rest] = figures.map((one) => of(one));
      return [
        question.title,
        ...[first, ...rest].map(({ text }) => text),
        ...rest.map(({ value }) => times(value / first.value)),
        ...more.map(({ cell }) => cell(question)),
      ];
    }),
  });
  const latency = ({ median, p95 }) => ({ value: median, text: `${ms(median)} (${ms(p95)})` });
  const cpu = ({ own, database }) => ({
    // Of a database elsewhere nothing is known.
    value: own + (database || 0),
    text: Number.isFinite(database) ? `${ms(own)} + ${ms(database)}` : ms(own),
  });
  return [
    table('latency', latency, [
      { head: 'aim', cell: ({ aim }) => times(aim) },
      { head: 'statements of ours', cell: ({ name }) => String(statements[name] ?? '–') },
    ]),
    table('cpu', cpu, []),
  ];
}

function figuresOf({ latencies, cpu, databaseCpu }) {
  const sorted = [...latencies].sort((a, b) => a - b);
  return {
    median: sorted[sorted.length >> 1],
    p95: sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))],
    own: cpu / sorted.length,
    database: databaseCpu / sorted.length,
  };
}

const ms = (value) => (Number.isFinite(value) ? value.toFixed(value < 10 ? 2 : 1) : '–');
const times = (value) => (Number.isFinite(value) ? value.toFixed(2) : '–');

export function printTable({ name, head, rows }) {
  console.log(`\n${name}, ms`);
  console.table(rows.map((row) => Object.fromEntries(row.map((cell, i) => [head[i], cell]))));
}

/** Puts the tables of a run into docs/benchmark.md, those of each size between markers of their own. */
export function writeReport(tables, { size, rounds, requests }) {
  const above =
    `${size.toLocaleString('en')} organisations; ${rounds} rounds of ${requests} requests a question; ` +
    `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB of memory, Node ${process.versions.node}.`;
  for (const { name, head, rows } of tables)
    writeTable(`${name}-${size}`, head, rows, { page: 'benchmark', above });
}
