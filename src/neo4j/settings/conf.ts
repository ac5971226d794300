/** The text of neo4j.conf. Neo4j validates strictly: an unknown or doubled setting stops the start. */
import { loopback } from '../run/port.js';
import type { Profile } from './profile.js';

/** First line of the file; also how we know a Neo4j folder as ours. */
export const confHeader = '# Written by pactgraph at every start; changes made here are lost.';

export interface ConfOptions {
  readonly port: number;
  readonly profile: Profile;
  /** The Neo4j that last had the data open, where one had. */
  readonly version: string | undefined;
}

/** Statements of tests run a few times each: to plan one anew, or to compile it, costs more than it ever saves. */
const thrownAway = {
  'db.tx_log.preallocate': 'false',
  'dbms.cypher.min_replan_interval': '1h',
  'internal.cypher.expression_engine': 'INTERPRETED',
};

/**
 * Names no folders: they are those of the home, which is told elsewhere. Neo4j reads a path in this file in a way of its
 * own: where it holds a letter beyond ASCII, the data would be written to another place.
 */
export function neo4jConf({ port, profile, version }: ConfOptions): string {
  const settings: Record<string, string> = {
    'server.default_listen_address': loopback,
    'server.bolt.listen_address': `${loopback}:${port}`,
    'server.bolt.advertised_address': `${loopback}:${port}`,
    'server.http.enabled': 'false',
    'server.https.enabled': 'false',
    'dbms.routing.enabled': 'false',

    'dbms.usage_report.enabled': 'false',
    'client.allow_telemetry': 'false',
    'server.bolt.telemetry.enabled': 'false',
    'dbms.fleet_manager.enabled': 'false',
    'server.fleet_discovery.enabled': 'false',

    'db.query.default_language': 'CYPHER_25',
    'dbms.security.auth_enabled': 'true',
    'dbms.security.allow_csv_import_from_file_urls': 'false',
    // No setting of the Community edition forbids LOAD CSV; this one forbids every address it could read from.
    'internal.dbms.cypher_ip_blocklist': '0.0.0.0/0,::/0',

    'server.memory.pagecache.size': `${profile.pageCacheMb}m`,
    'dbms.memory.transaction.total.max': `${Math.round(profile.heapMb * (3 / 8))}m`,
    'db.transaction.timeout': '60s',
    'db.lock.acquisition.timeout': '10s',

    // Without it a stop takes 10 s; with it about twice its value.
    'internal.server.bolt.thread_pool_shutdown_wait_time': '1s',
    ...(profile.name === 'test' ? thrownAway : {}),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  const stamp = version === undefined ? '' : `${versionLine}${version}\n`;
  return `${confHeader}\n${stamp}${lines.join('\n')}\n`;
}

const versionLine = '# For Neo4j ';

/** The version of Neo4j that last had the data of a home folder open, by the text of its neo4j.conf. */
export const versionIn = (conf: string): string | undefined =>
  conf
    .split('\n')
    .find((line) => line.startsWith(versionLine))
    ?.slice(versionLine.length)
    .trim();
