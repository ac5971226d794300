/** Versions of Neo4j: year, month and patch, as `2026.09.0`. */

/** Neo4j opens what an older one wrote and refuses what a newer one did. */
export const isNewer = (version: string, than: string): boolean =>
  version.localeCompare(than, 'en', { numeric: true }) > 0;
