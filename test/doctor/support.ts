/** One check, run as the doctor runs it. */
import type { Config } from '../../src/config.js';
import type { Check } from '../../src/doctor/check.js';
import { examine } from '../../src/doctor/examine.js';
import type { Finding } from '../../src/doctor/finding.js';
import { silent } from '../../src/neo4j/progress.js';

export async function findingsOf(config: Config, check: Check): Promise<readonly Finding[]> {
  for await (const { findings } of examine(config, { start: false, progress: silent }, [check]))
    return findings;
  return [];
}

/** `problem: title` of each finding. */
export const told = (findings: readonly Finding[]): string[] =>
  findings.map(({ level, title }) => `${level}: ${title}`);
