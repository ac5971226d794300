/** Eclipse Temurin from Adoptium, the first way to a Java: the newest 25, verified against the checksum beside it. */
import { join } from 'node:path';
import type { FetchWay } from './fetched-java.js';

export const temurin: FetchWay = {
  title: 'Eclipse Temurin from Adoptium',
  megabytes: 55,
  async fetchInto(folder) {
    // Loaded only when something is to be fetched: no later start pays for it.
    const { default: njre } = await import('njre');
    await njre.install(25, { type: 'jre', installPath: join(folder, 'jre') });
  },
};
