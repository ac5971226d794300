import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isLoopback, type Config } from '../../config.js';
import { isForbidden } from '../../graph/failure.js';
import type { Parameters, Row } from '../../graph/values.js';
import { versionIn } from '../../neo4j/settings/conf.js';
import { readIfThere } from '../../neo4j/disk/files.js';
import { jarLock } from '../../neo4j/jars.js';
import { layoutOf } from '../../neo4j/disk/layout.js';
import { quotedName } from '../../identifier.js';
import { statementText } from '../../graph/statement-files.js';
import type { Check, Patient } from '../check.js';
import { problemOf, type Finding } from '../finding.js';
import type { Opened } from '../open-database.js';
import { isOlder } from './node.js';

/** Which database it is, whether it answers and lets us in, and what of its settings matters here. */
export const database: Check = {
  id: 'database',
  title: 'Database',
  async run(patient) {
    const { config } = patient;
    const opened = await patient.database();
    const ofData = config.server ? [] : dataFindings(config);
    if (opened.state === 'unusable') return [problemOf(opened.error), ...ofData];
    if (opened.state === 'stopped') return [stopped(opened), ...ofData];
    return [
      answers(opened),
      ...wayFindings(opened.uri),
      ...(await settingFindings(patient, opened)),
      ...ofData,
    ];
  },
};

function stopped({ dataFolder, hasData }: Extract<Opened, { state: 'stopped' }>): Finding {
  return hasData
    ? {
        level: 'note',
        title: `The managed database does not run; its data is in ${dataFolder}.`,
        remedy: 'To look inside: pactgraph doctor --start',
      }
    : {
        level: 'note',
        title: `There is no managed database in ${dataFolder} yet.`,
        remedy: 'pactgraph start makes one and loads the seeds; NEO4J_URI names a server of your own.',
      };
}

type Open = Extract<Opened, { state: 'open' }>;

function answers({ uri, user, info, status }: Open): Finding {
  const server = info.agent.replace('/', ' ');
  const who = status?.running === true ? `The managed ${server}` : server;
  return {
    level: 'ok',
    title: `${who} ${info.edition} answers at ${uri} to ${user}.`,
    ...(status?.running === true && {
      detail: `Process ${status.pid}, since ${status.startedAt}, until ${status.owner === null ? 'pactgraph neo4j stop' : `process ${status.owner} ends`}.`,
    }),
  };
}

const hostOf = (uri: string): string => new URL(uri).hostname;

/** What lies between us and the server. */
function wayFindings(uri: string): Finding[] {
  if (isLoopback(hostOf(uri)) || /^\w+\+s/.test(uri)) return [];
  return [
    {
      level: 'note',
      title: 'The connection is not encrypted.',
      remedy: 'Where others may listen on the way, use neo4j+s:// or bolt+s:// in NEO4J_URI.',
    },
  ];
}

const shape = z.object({ status: z.string(), access: z.string(), language: z.string().nullable() });

async function settingFindings(patient: Patient, { uri }: Open): Promise<Finding[]> {
  const { database: name } = patient.config;
  const row = await seen(patient, 'doctor/database', { name });
  const login = await seen(patient, 'doctor/login');
  return [
    ...(row ? aboutDatabase(name, shape.parse(row)) : []),
    ...(login?.value === 'false' ? [noLogin(hostOf(uri))] : []),
  ];
}

/** The row of a statement; undefined where the server does not tell it this login. */
async function seen(
  { statements, read }: Patient,
  statement: string,
  parameters: Parameters = {},
): Promise<Row | undefined> {
  try {
    const [row] = await read(statementText(statements, statement), parameters);
    return row;
  } catch (error) {
    if (isForbidden(error)) return undefined;
    throw error;
  }
}

/** @param name of the database */
export function aboutDatabase(
  name: string,
  { access, language }: Pick<z.infer<typeof shape>, 'access' | 'language'>,
): Finding[] {
  const findings: Finding[] = [];
  if (access !== 'read-write')
    findings.push({
      level: 'warning',
      title: `The database ${name} is ${access}: seeds cannot be loaded.`,
      remedy: `ALTER DATABASE ${quotedName(name)} SET ACCESS READ WRITE`,
    });
  if (language !== null)
    findings.push({
      level: 'ok',
      title: `Its default language is ${language}${language.endsWith('25') ? '' : '; pactgraph says CYPHER 25 before every statement'}.`,
    });
  return findings;
}

export const noLogin = (host: string): Finding =>
  isLoopback(host)
    ? { level: 'note', title: 'It asks nobody for a password; it listens on this machine.' }
    : {
        level: 'warning',
        title: 'It asks nobody for a password: whoever reaches it can change and delete everything.',
        remedy: 'Set dbms.security.auth_enabled=true on the server, and a password.',
      };

/** What the data folder tells of the managed database, whether it runs or not. */
function dataFindings({ dataFolder }: Config): Finding[] {
  const { confFile, home, passwordFile } = layoutOf(dataFolder);
  const version = versionIn(readIfThere(confFile) ?? '');
  return [
    ...(version === undefined ? [] : versionFindings(version, jarLock.version)),
    ...(existsSync(join(home, 'data')) ? passwordFindings(passwordFile) : []),
  ];
}

/**
 * Neo4j does not open a store that a newer one has written.
 * @param wrote version that last had it open
 */
export function versionFindings(wrote: string, ours: string): Finding[] {
  if (isOlder(wrote, ours))
    return [
      {
        level: 'note',
        title: `Neo4j ${wrote} opened it last; the next start brings it to ${ours}, for good.`,
      },
    ];
  if (!isOlder(ours, wrote)) return [];
  return [
    {
      level: 'problem',
      title: `Neo4j ${wrote} opened it last, and this pactgraph has ${ours}, which may not open what a newer one wrote.`,
      remedy: 'Use the newer pactgraph; or take another folder in PACTGRAPH_DATA and load the seeds anew.',
    },
  ];
}

function passwordFindings(file: string): Finding[] {
  if (!readIfThere(file)?.trim())
    return [
      {
        level: 'problem',
        title: `The password of the managed database is gone: it is not in ${file}.`,
        remedy: 'Put it back from a backup, or delete the data with: pactgraph neo4j reset',
      },
    ];
  // Windows has other rights, which the mode does not show.
  if (process.platform === 'win32' || (statSync(file).mode & 0o077) === 0) return [];
  return [
    {
      level: 'warning',
      title: `Others can read the password of the managed database in ${file}.`,
      remedy: `chmod 600 ${file}`,
    },
  ];
}
