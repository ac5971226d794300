/** kill -9 of an undo at random moments: each transaction is taken back wholly or not at all, and the next undo goes on. */
import { expect, it, onTestFinished } from 'vitest';
import { openTestGraph } from '../support/api.js';
import { commandProcess } from '../support/command-process.js';
import { expectAgreement } from './agreement.js';
import { drillEnvironment, stepsOf } from './seeds.js';
import { again, moments, undoKills } from './settings.js';

it.skipIf(undoKills === 0)(
  'an undo that is killed is where its ledger says, and ends with nothing in',
  async () => {
    const environment = drillEnvironment();
    const graph = openTestGraph();
    onTestFinished(() => graph.close());
    const steps = await stepsOf(graph, environment.PACTGRAPH_SEEDS);
    const all = steps.length - 1;
    const undo = () => commandProcess(['seed', 'undo', '--to', '0', '--yes'], environment);
    const load = async () => {
      // What was half undone is loaded again where it was left; what was wholly undone, by `redo`.
      for (const args of [
        ['load', '--yes'],
        ['redo', '1', '--yes'],
        ['redo', '2', '--yes'],
      ]) {
        if ((await expectAgreement(graph, steps)) === all) return;
        await commandProcess(['seed', ...args], environment).ended;
      }
      expect(await expectAgreement(graph, steps)).toBe(all);
    };

    await load();
    const started = performance.now();
    const undisturbed = undo();
    expect(await undisturbed.ended, undisturbed.told()).toBe(0);
    const span = performance.now() - started;
    expect(await expectAgreement(graph, steps)).toBe(0);

    const inAfter: number[] = [];
    for (const moment of moments(undoKills, span)) {
      await load();
      const struck = undo();
      setTimeout(() => struck.child.kill('SIGKILL'), moment);
      await struck.ended;
      inAfter.push(await expectAgreement(graph, steps));
    }
    console.log(
      `An undisturbed run takes ${Math.round(span)} ms. Transactions in after each kill: ${inAfter.join(', ')} (of ${all}; ${again})`,
    );

    const last = undo();
    expect(await last.ended, last.told()).toBe(0);
    expect(await expectAgreement(graph, steps)).toBe(0);
  },
  1_800_000,
);
