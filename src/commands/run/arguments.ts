/** Options that several commands take, and numbers among arguments. */
import { Option } from 'commander';
import { PactgraphError } from '../../errors.js';

export const yes = (): Option => new Option('--yes', 'do not ask');

export const wait = (): Option =>
  new Option('--wait <seconds>', 'how long to wait for another loader').default(600).argParser(seconds);

export const open = (): Option =>
  new Option('--open', 'let whoever reaches the API query it; required if PACTGRAPH_HOST is not loopback');

/** @throws PactgraphError USAGE, naming the option */
export function wholeNumber(option: string): (text: string) => number {
  return (text) => {
    if (!/^\d{1,9}$/.test(text))
      throw new PactgraphError('USAGE', `${option}: ${text} is not a whole number.`);
    return Number(text);
  };
}

/** @throws PactgraphError USAGE */
export function seedNumber(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new PactgraphError('USAGE', `${text} is not the number of a seed.`);
  return Number(text);
}

function seconds(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0)
    throw new PactgraphError('USAGE', `--wait: ${text} is not a number of seconds.`);
  return value;
}
