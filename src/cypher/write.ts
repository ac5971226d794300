/** What a statement writes, one by one, in a form that its text and its plan share. */
import { quotedName } from '../identifier.js';

export interface Write {
  /** `NAME`: a written variable is given to another element. */
  readonly kind: 'MAKE' | 'SET' | 'DELETE' | 'NAME';
  /** The variable that is made, set, deleted or named. */
  readonly variable: string;
  /** For comparison, and for people. */
  readonly text: string;
}

export interface Made {
  readonly by: 'MERGE' | 'CREATE';
  readonly kind: 'NODE' | 'RELATIONSHIP';
  readonly variable: string;
  /** Labels, or the type. */
  readonly names: readonly string[];
  /** Properties of the pattern. */
  readonly keys: readonly string[];
}

/** Leaves out ends and direction, which are read from what was made. */
export function makes({ by, kind, variable, names, keys }: Made): Write {
  const [open, close] = kind === 'NODE' ? ['(', ')'] : ['-[', ']-'];
  const labels = sorted(names).map((name) => `:${name}`);
  const map = keys.length > 0 ? ` {${sorted(keys).join(', ')}}` : '';
  return { kind: 'MAKE', variable, text: `${by} ${open}${shown(variable)}${labels.join('')}${map}${close}` };
}

/** For SET and REMOVE: the server does not tell REMOVE apart from a SET to null. */
export const sets = (variable: string, property: string): Write => ({
  kind: 'SET',
  variable,
  text: `SET ${shown(variable)}.${shown(property)}`,
});

export const deletes = (variable: string, detach: boolean): Write => ({
  kind: 'DELETE',
  variable,
  text: `${detach ? 'DETACH ' : ''}DELETE ${shown(variable)}`,
});

/** @param from the variable that held the element; undefined for any other expression */
export const names = (variable: string, from: string | undefined): Write => ({
  kind: 'NAME',
  variable,
  text: `${from === undefined ? '…' : shown(from)} AS ${shown(variable)}`,
});

const sorted = (list: readonly string[]): string[] => list.map(shown).sort();

const shown = (name: string): string => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : quotedName(name));

/** Writes of one kind in a row have no order. */
export function inNormalOrder(writes: readonly Write[]): Write[] {
  const runs: Write[][] = [];
  for (const write of writes) {
    const run = runs.at(-1);
    if (run?.[0]?.kind === write.kind) run.push(write);
    else runs.push([write]);
  }
  return runs.flatMap((run) => run.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0)));
}
