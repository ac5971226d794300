/** Root lists under a condition. */
import { expect } from 'vitest';
import type { Ask } from './api.js';

interface Found {
  readonly [list: string]: {
    readonly nodes: readonly { readonly id: string }[];
    readonly totalCount: number;
  };
}

/** Ids of a list under a condition, without their prefix, by id; the count agrees, and all come in one statement. */
export const finder =
  (ask: Ask) =>
  async (list: string, where: string, variables?: Readonly<Record<string, unknown>>): Promise<string[]> => {
    const head = variables ? `query ($where: ${where})` : '';
    const { data, errors, statements } = await ask(
      `${head} { ${list}(first: 100, where: ${variables ? '$where' : where}) { nodes { id } totalCount } }`,
      variables,
    );
    expect(errors).toEqual([]);
    expect(statements).toHaveLength(1);
    const { nodes, totalCount } = (data as unknown as Found)[list] ?? { nodes: [], totalCount: 0 };
    expect(totalCount).toBe(nodes.length);
    return nodes.map(({ id }) => id.slice(id.indexOf('/') + 1));
  };
