/** What one line of the ledger did to the graph, with what it takes to reverse it. */
import { z } from 'zod';
import type { Row, Value } from '../../graph/values.js';
import type { Stated } from '../properties/values.js';

/** A fact by its id, relationship type and the ids of its ends, with its term unless that is ''. */
export type FactKey = readonly [factId: string, type: string, from: string, to: string, term?: string];

type Ends = readonly [from: string, to: string, term?: string];

export interface ChangedElement {
  /** GraphQL name of a node's type, or relationship type. */
  readonly type: string;
  /** Of a node, or the factId. */
  readonly id: string;
  /** Ids of a fact's ends, with its term unless that is ''. */
  readonly ends?: Ends;
  /** Stated properties that differ; null where absent. */
  readonly before: Stated;
  readonly after: Stated;
  /** Of evidence that got another row: what it held of its row before, null where it had none. */
  readonly recordBefore?: string | null;
}

export interface Removed {
  readonly stated: Stated;
  /** The revision that had added it; absent in lines of earlier versions. */
  readonly addedIn?: number;
  /** Of evidence: what it held of its row. */
  readonly recordAt?: string;
}

export interface Patch {
  readonly created: {
    readonly nodes: readonly (readonly [type: string, id: string])[];
    readonly facts: readonly FactKey[];
  };
  readonly changed: readonly ChangedElement[];
  readonly removed: {
    readonly nodes: readonly ({ readonly type: string; readonly id: string } & Removed)[];
    readonly facts: readonly ({ readonly key: FactKey } & Removed)[];
  };
}

export const createdIds = ({ created: { nodes, facts } }: Patch): string[] => [
  ...nodes.map(([, id]) => id),
  ...facts.map(([id]) => id),
];

export const removedIds = ({ removed: { nodes, facts } }: Patch): string[] => [
  ...nodes.map(({ id }) => id),
  ...facts.map(({ key: [id] }) => id),
];

/**
 * A patch as the ledger holds it: lists of texts `<type> <id>` or `<type> <factId> <from> <to>`, for a fact with a term
 * that behind it, blanks and all (lines of earlier versions lack it); then, behind a tab, JSON of the values, and, of what
 * was removed, behind another one the revision that had added it, and behind a third one its row. So Cypher can page through what was changed.
 */
export interface PatchTexts {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

const factHead = ([id, type, ...ends]: FactKey): string => [type, id, ...ends].join(' ');

const removedText = ({ stated, addedIn, recordAt }: Removed): string =>
  [JSON.stringify(stated), ...lastOf(addedIn, recordAt)].join('\t');

const lastOf = (addedIn: number | undefined, recordAt: string | undefined): string[] =>
  recordAt === undefined
    ? addedIn === undefined
      ? []
      : [String(addedIn)]
    : [String(addedIn ?? ''), recordAt];

export const toTexts = ({ created, changed, removed }: Patch): PatchTexts => ({
  created: [...created.nodes.map((node) => node.join(' ')), ...created.facts.map(factHead)],
  changed: changed.map(
    ({ type, id, ends = [], ...values }) => `${[type, id, ...ends].join(' ')}\t${JSON.stringify(values)}`,
  ),
  removed: [
    ...removed.nodes.map(({ type, id, ...was }) => `${type} ${id}\t${removedText(was)}`),
    ...removed.facts.map(({ key, ...was }) => `${factHead(key)}\t${removedText(was)}`),
  ],
});

const stated = z.record(
  z.string(),
  z.custom<Value>((value) => value !== undefined),
);
const texts = z.array(z.string());
const rowShape = z.object({ created: texts, changed: texts, removed: texts });
const values = z.object({
  before: stated,
  after: stated,
  recordBefore: z.string().nullable().exactOptional(),
});

/** @param row with the lists `created`, `changed` and `removed` of a line */
export function parsePatch(row: Row): Patch {
  const lists = rowShape.parse(row);
  const created = lists.created.map(split);
  const removed = lists.removed.map(split);
  return {
    created: {
      nodes: created.flatMap(({ type, id, ends }) => (ends ? [] : [[type, id] as const])),
      facts: created.flatMap(({ type, id, ends }) => (ends ? [[id, type, ...ends] as const] : [])),
    },
    changed: lists.changed.map(split).map(({ type, id, ends, json }) => ({
      type,
      id,
      ...(ends && { ends }),
      ...values.parse(JSON.parse(json)),
    })),
    removed: {
      nodes: removed.flatMap((text) =>
        text.ends ? [] : [{ type: text.type, id: text.id, ...removedOf(text) }],
      ),
      facts: removed.flatMap((text) =>
        text.ends ? [{ key: [text.id, text.type, ...text.ends] as const, ...removedOf(text) }] : [],
      ),
    },
  };
}

const removedOf = ({ json, addedIn, recordAt }: SplitText): Removed => ({
  stated: stated.parse(JSON.parse(json)),
  ...(addedIn !== undefined && { addedIn }),
  ...(recordAt !== undefined && { recordAt }),
});

interface SplitText {
  readonly type: string;
  readonly id: string;
  readonly ends: Ends | undefined;
  readonly json: string;
  readonly addedIn: number | undefined;
  readonly recordAt: string | undefined;
}

function split(text: string): SplitText {
  const [head = '', json = '{}', addedIn = '', recordAt] = text.split('\t');
  const [type = '', id = '', from, to, ...words] = head.split(' ');
  return {
    type,
    id,
    ends: endsOf(from, to, words.join(' ')),
    json,
    addedIn: addedIn === '' ? undefined : Number(addedIn),
    recordAt,
  };
}

function endsOf(from: string | undefined, to: string | undefined, term: string): Ends | undefined {
  if (from === undefined || to === undefined) return undefined;
  return term === '' ? [from, to] : [from, to, term];
}

/**
 * What a line rests on without having made it: by id of a node or fact, the properties it states again; '' stands for
 * its being there. Of evidence lists the ids, as `evidence=jinggang/signing`.
 */
export type Relies = Readonly<Record<string, readonly string[]>>;

const reliesShape = z.record(z.string(), z.array(z.string()));
export const parseRelies = (json: Value | undefined): Relies =>
  reliesShape.parse(JSON.parse(z.string().parse(json)));
