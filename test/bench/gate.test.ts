import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/package.js';

interface Participant {
  readonly name: string;
  readonly answer: (question: unknown, variables: unknown) => Promise<unknown>;
}

interface Gate {
  readonly checkEqual: (
    participants: readonly Participant[],
    questions: readonly { readonly name: string }[],
    variables: Readonly<Record<string, readonly unknown[]>>,
    sample: number,
  ) => Promise<void>;
}

const { checkEqual } = (await import(pathToFileURL(join(packageRoot, 'bench/query/gate.js')).href)) as Gate;

const participant = (name: string, answer: (variables: unknown) => unknown): Participant => ({
  name,
  answer: (_, variables) => Promise.resolve(answer(variables)),
});
const check = (answer: (variables: unknown) => unknown) =>
  checkEqual(
    [participant('bare', () => ({ nodes: [{ id: 'a' }, { id: 'b' }] })), participant('ours', answer)],
    [{ name: 'list' }],
    { list: [{ first: 2 }, { first: 3 }] },
    10,
  );

it('lets equal answers pass, whatever the order of their fields', async () => {
  await expect(check(() => ({ nodes: [{ id: 'a' }, { id: 'b' }] }))).resolves.toBeUndefined();
});

it('stops at the first difference, and tells question, variables, place and both values', async () => {
  const second = (variables: unknown) => ((variables as { first: number }).first === 3 ? 'x' : 'b');
  await expect(check((variables) => ({ nodes: [{ id: 'a' }, { id: second(variables) }] }))).rejects.toThrow(
    'list of {"first":3}: at .nodes.1.id\n  bare: "b"\n  ours: "x"',
  );
});

it('takes a list with fewer entries for another answer', async () => {
  await expect(check(() => ({ nodes: [{ id: 'a' }] }))).rejects.toThrow('at .nodes.1');
});
