/** What the docs show can be asked of a server as it ships, and their links lead somewhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { shippedCost } from '../src/config.js';
import { packageRoot } from '../src/package.js';
import { anchorOf } from './support/cookbook.js';
import { documentsIn, priceOf } from './support/price.js';

const read = (file: string): string => readFileSync(join(packageRoot, file), 'utf8');
const markdown = [
  'README.md',
  'CONTRIBUTING.md',
  ...['docs', 'examples'].flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name)),
  ),
];

// Those of the cookbook have variables, and a test of their own.
it.each(markdown.filter((file) => !file.includes('cookbook')))(
  '%s shows no document that costs too much',
  (file) => {
    const prices = documentsIn(read(file)).map((document) => ({
      document,
      price: priceOf(document),
    }));
    expect(prices.filter(({ price }) => price > shippedCost)).toEqual([]);
  },
);

it.each(markdown)('%s links to what is there', (file) => {
  const dead = [...read(file).matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)/g)].filter(
    ([, path = '', anchor]) => {
      const target = path === '' ? file : join(dirname(file), path);
      if (!existsSync(join(packageRoot, target))) return true;
      if (anchor === undefined || !target.endsWith('.md')) return false;
      const headings = [...read(target).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => anchorOf(title));
      return !headings.includes(anchor);
    },
  );
  expect(dead.map(([link]) => link)).toEqual([]);
});
