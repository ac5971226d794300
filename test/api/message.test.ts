import { Source } from 'graphql';
import { describe, expect, it } from 'vitest';
import { closedMessage, openMessage } from '../../src/api/message.js';
import { within } from '../support/timing.js';

const document = new Source('{ sel(name: "x") }');
const long = 'x'.repeat(250_000);

describe('a message of graphql-js', () => {
  it('keeps its suggestion for who may see the schema', () => {
    const message = 'Cannot query field "nam" on type "Node". Did you mean "name"?';
    expect(openMessage(message)).toBe(message);
    const shown = openMessage(
      `Value "${long}" does not exist in "Kind" enum. Did you mean the enum value "X"?`,
    );
    expect(shown).toMatch(
      /^Value "x+…x*" does not exist in "Kind" enum\. Did you mean the enum value "X"\?$/,
    );
    expect(shown.length).toBeLessThan(250);
  });

  it('loses it for who may not, and every name that the document does not have', () => {
    const message = 'Cannot query field "sel" on type "Query". Did you mean "self" or "cell"?';
    expect(closedMessage(message, document)).toBe('Cannot query field "sel" on type "…".');
    expect(closedMessage(message, undefined)).toBe('Cannot query field "sel" on type "Query".');
  });

  it('tells no name either when a quote stands in a value that comes before it', () => {
    const message =
      'Variable "$w" got invalid value "a\\"b" at "w.name"; Field "name" is not defined by type "Filter".';
    expect(closedMessage(message, document)).not.toContain('Filter');
  });

  it.each([
    [
      'asks "Did you mean" 16,000 times',
      `Value "${'Did you mean '.repeat(16_000)}" does not exist in "Kind" enum.`,
    ],
    ['is full of quotes', `Value ${'"'.repeat(250_000)} does not exist in "Kind" enum.`],
    ['is full of quotes that are escaped', `Value "${'\\"'.repeat(125_000)}" does not exist in "Kind" enum.`],
    ['is one long word', `Value "${long}" does not exist in "Kind" enum.`],
  ])('that %s is cut at once', (_what, message) => {
    const started = performance.now();
    for (const shown of [openMessage(message), closedMessage(message, document)])
      expect(shown.length).toBeLessThanOrEqual(200);
    within(500, performance.now() - started);
  });
});
