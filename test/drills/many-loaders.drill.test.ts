/** Many loaders at once: each transaction is applied by one of them, and the others wait or have nothing to do. */
import { expect, it, onTestFinished } from 'vitest';
import { openTestGraph } from '../support/api.js';
import { commandProcess } from '../support/command-process.js';
import { emptyGraph } from '../support/seeds.js';
import { expectAgreement } from './agreement.js';
import { drillEnvironment, stepsOf } from './seeds.js';
import { loaderRounds, loadersAtOnce } from './settings.js';

it.skipIf(loaderRounds === 0)(
  `${loadersAtOnce} loaders at once apply each seed once`,
  async () => {
    const environment = drillEnvironment();
    const graph = openTestGraph();
    onTestFinished(() => graph.close());
    const steps = await stepsOf(graph, environment.PACTGRAPH_SEEDS);
    for (let round = 0; round < loaderRounds; round++) {
      const loaders = Array.from({ length: loadersAtOnce }, () =>
        commandProcess(['seed', 'load', '--yes', '--wait', '120'], environment),
      );
      const codes = await Promise.all(loaders.map(({ ended }) => ended));
      const told = loaders.map((loader) => loader.told());
      expect(codes, told.join('\n')).toEqual(Array(loadersAtOnce).fill(0));
      // Of the batched seed each loader may have had a part, and says so.
      expect(told.filter((text) => text.includes('Applied 0001-many.cypher'))).toHaveLength(1);
      for (const text of told)
        expect(text).toMatch(/Applied|was applied by another loader|Nothing to do: no seed is pending/);
      expect(await expectAgreement(graph, steps)).toBe(steps.length - 1);
      await emptyGraph(graph);
    }
  },
  1_800_000,
);
