/** A clock that is a day off, at the side of pactgraph: nothing depends on it. */
import { expect, it } from 'vitest';
import { slow } from '../drills/settings.js';
import { temporaryFolder } from '../support/folder.js';
import { commandProcess } from '../support/command-process.js';
import { secondsSince, told } from './report.js';
import { serverProcess } from './server-process.js';

const dayMs = 86_400_000;

/** Loaded before all else: every look at the clock is off by so much. */
const shifted = (ms: number): string =>
  `data:text/javascript,${encodeURIComponent(
    `const Right = Date;
     globalThis.Date = class Date extends Right {
       constructor(...given) { if (given.length === 0) super(Right.now() + ${ms}); else super(...given); }
       static now() { return Right.now() + ${ms}; }
     };`,
  )}`;

it.runIf(slow)(
  'a clock that is a day off changes neither starts nor loads nor the ledger',
  { timeout: 240_000 },
  async () => {
    const environment = { PACTGRAPH_DATA: temporaryFolder() };
    const seconds: number[] = [];
    for (const ms of [dayMs, -dayMs]) {
      const started = performance.now();
      const server = await serverProcess('start', {
        ...environment,
        NODE_OPTIONS: `--import=${shifted(ms)}`,
      });
      expect(await server.ready(), server.told()).toBe(true);
      seconds.push(secondsSince(started));
      const status = commandProcess(['seed', 'status', '--json'], environment, 'with output');
      expect(await status.ended, status.told()).toBe(0);
      const [applied] = status.printed().match(/\d{4}-\d\d-\d\dT[\d:.]+Z/) ?? [];
      expect(Math.abs(Date.parse(applied ?? '') - Date.now())).toBeLessThan(dayMs / 2);
      server.child.kill('SIGTERM');
      expect(await server.ended).toBe(0);
    }
    told({ fault: 'the clock is a day ahead, or behind', outcome: 'no difference', seconds });
  },
);
