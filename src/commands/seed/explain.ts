/** `pactgraph seed explain`: what a rule of seeds asks for, and why. */
import type { Config } from '../../config.js';
import { didYouMean } from '../../did-you-mean.js';
import { PactgraphError } from '../../errors.js';
import { allRules } from '../../seed/rules/list.js';
import { severityOf, type RuleText } from '../../seed/rules/rule.js';
import type { CommandIo } from '../run/io.js';
import { jsonVersion } from '../run/report-failure.js';

/**
 * @param id of a rule; without it, all are listed
 * @throws PactgraphError USAGE when there is no such rule
 */
// eslint-disable-next-line @typescript-eslint/require-await -- as all commands are
export async function seedExplain(
  _config: Config,
  io: CommandIo,
  _options: object,
  id?: string,
): Promise<void> {
  if (id === undefined) {
    if (io.json) io.out(JSON.stringify({ version: jsonVersion, rules: allRules.map(plain) }));
    else io.out(listOf(allRules));
    return;
  }
  const rule = allRules.find((known) => known.id === id);
  if (!rule) {
    throw new PactgraphError(
      'USAGE',
      `There is no rule ${id}.${didYouMean(
        id,
        allRules.map((known) => known.id),
      )}`,
      { hint: 'pactgraph seed explain lists them all.' },
    );
  }
  io.out(io.json ? JSON.stringify({ version: jsonVersion, rule: plain(rule) }) : textOf(rule));
}

const plain = (rule: RuleText) => {
  const { id, title, reason, wrong, right } = rule;
  return { id, severity: severityOf(rule), title, reason, wrong, right };
};

function listOf(rules: readonly RuleText[]): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  return rules
    .map((rule) => `${rule.id.padEnd(width)}  ${severityOf(rule).padEnd(7)}  ${rule.title}`)
    .join('\n');
}

function textOf(rule: RuleText): string {
  const { id, title, reason, wrong, right } = rule;
  const indented = (text: string) => text.replace(/^/gm, '  ');
  const example = (name: string, text: string) => (text === '' ? [] : ['', `${name}:`, indented(text)]);
  return [
    `${title}  [${id}, ${severityOf(rule)}]`,
    '',
    reason,
    ...example('Wrong', wrong),
    ...example('Right', right),
  ].join('\n');
}
