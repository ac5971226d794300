/** The limits that are shipped, in one table; each figure is read from where it is used. */
import { answerLimits, type AnswerLimits } from '../api/answer/limits.js';
import { maxPage, mostOrders } from '../api/arguments.js';
import { apolloLimits, complexityLimits } from '../api/limits/list.js';
import { shippedAnswerMegabytes, shippedCost } from '../config.js';
import type { ErrorCode } from '../errors.js';
import { limits as graph } from '../graph/limits.js';
import { limits as http } from '../http/limits.js';
import { figure } from './words.js';

export interface ShippedLimit {
  readonly of: 'operation' | 'request' | 'connection' | 'database';
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 'bytes' | 'count';
  /** What is answered over it; absent where nobody is answered. */
  readonly code?: ErrorCode;
}

type Entry = Omit<ShippedLimit, 'of' | 'value'>;

/** All of a file of limits: one that is added there is missing here until it is described. */
const described = <Key extends string>(
  of: ShippedLimit['of'],
  values: Readonly<Record<Key, number>>,
  entries: Readonly<Record<Key, Entry & { readonly of?: ShippedLimit['of'] }>>,
): ShippedLimit[] =>
  (Object.keys(entries) as Key[]).map((key) => ({ of, ...entries[key], value: values[key] }));

const ms = (what: string, code?: ErrorCode): Entry => ({ what, unit: 'ms', ...(code && { code }) });
const number = (what: string, code?: ErrorCode): Entry => ({ what, unit: 'count', ...(code && { code }) });

/** Those of an answer and the cost of an operation follow from settings. */
export const limitsWith = (answer: AnswerLimits, cost: number): readonly ShippedLimit[] => [
  ...described('operation', apolloLimits, {
    tokens: number('tokens of a document', 'GRAPHQL_PARSE_FAILED'),
    recursiveSelections: number('selections once fragments are spread', 'OPERATION_TOO_COMPLEX'),
    errors: number('errors of validation or coercion that are reported'),
  }),
  ...complexityLimits.map(({ what, limit }): ShippedLimit => ({
    of: 'operation',
    what: what.replaceAll('`', ''),
    value: limit,
    unit: 'count',
    code: 'OPERATION_TOO_COMPLEX',
  })),
  {
    of: 'operation',
    what: 'entries of a page, ids of a list',
    value: maxPage,
    unit: 'count',
    code: 'BAD_USER_INPUT',
  },
  { of: 'operation', what: 'orders of a list', value: mostOrders, unit: 'count', code: 'BAD_USER_INPUT' },
  { of: 'operation', what: 'cost', value: cost, unit: 'count', code: 'COST_LIMIT' },
  ...described('operation', answer, {
    bytes: { what: 'size of an answer', unit: 'bytes', code: 'ANSWER_TOO_LARGE' },
    objects: number('objects of an answer, lists of them included', 'ANSWER_TOO_LARGE'),
    fields: number('fields of an answer', 'ANSWER_TOO_LARGE'),
    rows: number('rows read for an answer', 'ANSWER_TOO_LARGE'),
    read: { what: 'size of these rows', unit: 'bytes', code: 'ANSWER_TOO_LARGE' },
  }),
  ...described('request', http, {
    body: { what: 'size of the body', unit: 'bytes', code: 'PAYLOAD_TOO_LARGE' },
    deadline: ms('time until the answer', 'TIMEOUT'),
    headersTimeout: ms('time for its headers to come'),
    requestTimeout: ms('time for all of it to come'),
    headerBytes: { what: 'size of the headers', unit: 'bytes' },
    ready: ms('time for /health/ready'),
    sockets: { ...number('open at once'), of: 'connection' },
    requestsPerSocket: { ...number('requests of each'), of: 'connection' },
    keepAlive: { ...ms('time without a request'), of: 'connection' },
    stalled: { ...ms('time in which a client takes nothing of an answer'), of: 'connection' },
    sweep: { ...ms('time between looks for slow clients'), of: 'connection' },
    lastRequests: { ...ms('time for last requests while the server stops'), of: 'connection' },
    drain: { ...ms('time for last answers while the server stops'), of: 'connection' },
  }),
  ...described('database', graph, {
    read: ms('time of a statement that reads', 'QUERY_TIMEOUT'),
    retry: ms('time for which a read is tried again', 'DATABASE_UNAVAILABLE'),
    pool: number('connections at once'),
    connect: ms('time to connect', 'DATABASE_UNAVAILABLE'),
    acquire: ms('time to wait for a free connection', 'DATABASE_UNAVAILABLE'),
    firstContact: ms('time for the first answer to a command', 'DATABASE_UNAVAILABLE'),
    livenessCheck: ms('idle time after which a connection is tested'),
    lifetime: ms('lifetime of a connection'),
  }),
];

export const shippedLimits = limitsWith(answerLimits(shippedAnswerMegabytes), shippedCost);

/** `10 s`, `256 kB`, `8 MB`, `2,000`. */
export function limitInWords({ value, unit }: Pick<ShippedLimit, 'value' | 'unit'>): string {
  if (unit === 'bytes')
    return value < 1_024 * 1_024 ? `${figure(value / 1_024)} kB` : `${figure(value / 1_024 / 1_024)} MB`;
  if (unit === 'count') return figure(value);
  return value < 1_000
    ? `${figure(value)} ms`
    : value < 120_000
      ? `${figure(value / 1_000)} s`
      : `${figure(value / 60_000)} min`;
}

/** Lines, with columns of one width. */
export function limitsTable(limits: readonly ShippedLimit[]): string {
  const rows = limits.map((limit) => [limit.of, limit.what, limitInWords(limit), limit.code ?? '']);
  const all = [['of', 'what', 'limit', 'over it'], ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map(([of = '', what = '', limit = '', code = '']) =>
      [of.padEnd(widths[0] ?? 0), what.padEnd(widths[1] ?? 0), limit.padStart(widths[2] ?? 0), code]
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
