/**
 * Several servers behind one `neo4j://` address. The servers are Community instances with the same seeds; that they
 * name each other is simulated by proxies that answer for the routing table, as Community does not cluster.
 */
import { expect, it } from 'vitest';
import { setTimeout as sleep } from 'node:timers/promises';
import { replacePassword } from '../../src/graph/probe.js';
import { slow } from '../drills/settings.js';
import { commandProcess } from '../support/command-process.js';
import { routingProxy, type Table } from '../support/routing-proxy.js';
import { opened, serving } from './own-server.js';
import { told } from './report.js';

it.runIf(slow)(
  'reads go to all members, and nobody notices that one is gone or that another one takes the writes',
  async () => {
    const [{ first }, { first: second }] = [await opened(), await opened()];
    let table: Table = { ROUTE: [], READ: [], WRITE: [] };
    const [a, b] = [
      await routingProxy(first.uri, () => table),
      await routingProxy(second.uri, () => table),
    ] as const;
    const both = [a.address, b.address];
    table = { ROUTE: both, READ: both, WRITE: [a.address] };
    // One login for all members, as a cluster has.
    await replacePassword({ ...second, password: first.password }, second.password);
    const { traffic: requests, passwordFile } = await serving(`neo4j://${a.address}`, first.password);

    await requests.calm();
    expect([a.asked() > 0, b.asked() > 0]).toEqual([true, true]);

    const gone = performance.now();
    table = { ROUTE: [b.address], READ: [b.address], WRITE: [b.address] };
    a.end();
    await sleep(5_000);
    const failures = requests.failures(gone);
    expect(failures).toBe(0);
    const undo = commandProcess(['seed', 'undo', '1', '--yes'], {
      NEO4J_URI: `neo4j://${b.address}`,
      NEO4J_PASSWORD_FILE: passwordFile,
    });
    expect(await undo.ended, undo.told()).toBe(0);
    told({
      fault: 'of two servers in a routing table the one that takes writes is gone (the table is simulated)',
      outcome: `${failures} of ${requests.answered(gone)} requests fail; the next write, an undo, goes to the other one`,
      seconds: [requests.failedFor(gone)],
    });
  },
  300_000,
);
