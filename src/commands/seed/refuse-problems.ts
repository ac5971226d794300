/** Problems of seeds, shown with their lines. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config.js';
import { PactgraphError } from '../../errors.js';
import type { Problem } from '../../seed/model.js';
import { formatProblems, type ReadText } from '../../seed/files/format-problem.js';

/** @throws PactgraphError SEED_PROBLEMS with a frame for each error; warnings are for `seed check` to tell */
export function refuseProblems(config: Config, problems: readonly Problem[]): void {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw problemsError(config, errors);
}

/**
 * SEED_PROBLEMS with a frame for each error.
 * @param stays a sentence that says what was applied all the same
 */
export function problemsError(
  config: Config,
  errors: readonly Problem[],
  stays = 'Nothing of it was applied.',
): PactgraphError {
  const text = formatProblems(errors, textOfSeeds(config));
  const count = `${errors.length} ${errors.length === 1 ? 'problem' : 'problems'}. ${stays}`;
  return new PactgraphError('SEED_PROBLEMS', `${text}\n\n${count}`, { details: { problems: errors } });
}

/** Text of a file of the seed folder; undefined when it cannot be read. */
export const textOfSeeds =
  ({ seedFolder }: Config): ReadText =>
  (file) => {
    try {
      return readFileSync(join(seedFolder, file), 'utf8');
    } catch {
      return undefined;
    }
  };
