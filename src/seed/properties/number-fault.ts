/** Numbers that the API can carry: GraphQL's Int has 32 bits, and its Float is a finite double. */

/** Smallest and largest whole number of an Int. */
export const intRange = { from: -(2 ** 31), to: 2 ** 31 - 1 } as const;

export interface NumberFault {
  readonly message: string;
  readonly hint: string;
}

/**
 * undefined when a property of the kind may hold it.
 * @param value of a whole number that doubles do not tell from its neighbours: a bigint
 */
export function numberFault(kind: 'INT' | 'FLOAT', value: number | bigint): NumberFault | undefined {
  if (kind === 'INT') {
    const fits = typeof value === 'number' ? Number.isInteger(value) : true;
    return fits && value >= intRange.from && value <= intRange.to
      ? undefined
      : {
          message: `expected a whole number from ${figure.format(intRange.from)} to ${figure.format(intRange.to)}, got ${value}.`,
          hint: 'The API gives whole numbers in 32 bits. What does not fit may be a text, or a Figure.',
        };
  }
  if (typeof value === 'bigint' ? isSafe(value) : Number.isFinite(value)) return undefined;
  return typeof value === 'bigint'
    ? {
        message: `${value} is beyond 2^53, where whole numbers lose their last digits.`,
        hint: `Write it as ${Number(value).toExponential()}, if that is near enough.`,
      }
    : {
        message: `expected a finite number, got ${value}.`,
        hint: 'Leave it out where there is none. 1e400 is too large for a number, and 0.0/0.0 is none.',
      };
}

/** Whether doubles tell a whole number from its neighbours. */
export const isSafe = (value: bigint): boolean =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER;

const figure = new Intl.NumberFormat('en');

/** The number that a literal of Cypher means: a whole one to its last digit. undefined where it is none of ours. */
export function numberOf(written: string): number | bigint | undefined {
  const text = written.replace(/[_\s]/g, '').toLowerCase();
  const [sign, digits] = text.startsWith('-') ? [-1n, text.slice(1)] : [1n, text];
  if (/^(?:\d+|0x[\da-f]+|0o[0-7]+)$/.test(digits)) return sign * BigInt(digits);
  // D and F say that it is a float; digits without an exponent are meant to the last.
  const plain = digits.replace(/[df]$/, '');
  const [whole = ''] = /^\d+(?=\.\d*$)/.exec(plain) ?? [];
  if (whole !== '' && !isSafe(BigInt(whole))) return sign * BigInt(whole);
  const number = Number(plain);
  return plain === '' || Number.isNaN(number) ? undefined : Number(sign) * number;
}
