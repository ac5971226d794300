import { nodeRange } from '../../package.js';
import type { Check } from '../check.js';
import type { Finding } from '../finding.js';

/** The Node that runs this, against the versions that the package names. */
export const node: Check = {
  id: 'node',
  title: 'Node',
  run: () => Promise.resolve([nodeFinding(process.versions.node, process.arch, nodeRange)]),
};

/** @param range as `>=20.19` */
export function nodeFinding(version: string, arch: string, range: string): Finding {
  const least = range.replace(/^>=\s*/, '');
  const title = `Node ${version} on ${arch}`;
  return isOlder(version, least)
    ? {
        level: 'problem',
        title: `${title} is too old.`,
        remedy: `Install Node ${least} or newer.`,
      }
    : { level: 'ok', title: `${title}; ${least} or newer is needed.` };
}

/** By number, part for part; a part that is not given counts as 0. */
export function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map((part) => Number.parseInt(part, 10)));
  for (let i = 0; i < 3; i++) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
