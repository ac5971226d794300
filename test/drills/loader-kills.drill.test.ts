/** kill -9 of a loader at random moments: each transaction is wholly in or wholly out, and the next load goes on. */
import { expect, it, onTestFinished } from 'vitest';
import { openTestGraph } from '../support/api.js';
import { commandProcess } from '../support/command-process.js';
import { emptyGraph } from '../support/seeds.js';
import { expectAgreement } from './agreement.js';
import { drillEnvironment, stepsOf } from './seeds.js';
import { again, loaderKills, moments } from './settings.js';

it.skipIf(loaderKills === 0)(
  'a load that is killed is where its ledger says, and ends as if it never was',
  async () => {
    const environment = drillEnvironment();
    const graph = openTestGraph();
    onTestFinished(() => graph.close());
    const steps = await stepsOf(graph, environment.PACTGRAPH_SEEDS);
    const load = () => commandProcess(['seed', 'load', '--yes'], environment);

    const started = performance.now();
    const undisturbed = load();
    expect(await undisturbed.ended, undisturbed.told()).toBe(0);
    const span = performance.now() - started;
    expect(await expectAgreement(graph, steps)).toBe(steps.length - 1);
    await emptyGraph(graph);

    const inAfter: number[] = [];
    for (const moment of moments(loaderKills, span)) {
      const struck = load();
      setTimeout(() => struck.child.kill('SIGKILL'), moment);
      await struck.ended;
      const parts = await expectAgreement(graph, steps);
      inAfter.push(parts);
      if (parts === steps.length - 1) await emptyGraph(graph);
    }
    console.log(
      `An undisturbed run takes ${Math.round(span)} ms. Transactions in after each kill: ${inAfter.join(', ')} (of ${steps.length - 1}; ${again})`,
    );

    const last = load();
    expect(await last.ended, last.told()).toBe(0);
    expect(await expectAgreement(graph, steps)).toBe(steps.length - 1);
  },
  1_800_000,
);
