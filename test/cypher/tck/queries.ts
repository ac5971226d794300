/** The queries of openCypher's compatibility kit; README.md says where they come from. */
import { readFileSync } from 'node:fs';

export interface TckQuery {
  readonly scenario: string;
  readonly query: string;
}

export const tckQueries: readonly TckQuery[] = readFileSync(new URL('queries.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as TckQuery);

/** With TCK=all every query, else one of `step`: for tests that take long. */
export const tckSample = (step: number): readonly TckQuery[] =>
  process.env.TCK === 'all' ? tckQueries : tckQueries.filter((_, index) => index % step === 0);
