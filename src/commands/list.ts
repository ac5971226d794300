/** All commands, in the order in which help lists them. */
import { changes } from './changes.command.js';
import { doctor } from './doctor.command.js';
import { canonical } from './export-canonical.command.js';
import { dump } from './neo4j/dump.command.js';
import { fetch } from './neo4j/fetch.command.js';
import { reset } from './neo4j/reset.command.js';
import { restore } from './neo4j/restore.command.js';
import { start as startNeo4j } from './neo4j/start.command.js';
import { status as statusOfNeo4j } from './neo4j/status.command.js';
import { stop } from './neo4j/stop.command.js';
import type { CommandDescriptor, CommandGroup } from './run/descriptor.js';
import { check } from './seed/check.command.js';
import { explain } from './seed/explain.command.js';
import { fmt } from './seed/fmt.command.js';
import { load } from './seed/load.command.js';
import { newSeed } from './seed/new.command.js';
import { plan } from './seed/plan.command.js';
import { redo } from './seed/redo.command.js';
import { status } from './seed/status.command.js';
import { undo } from './seed/undo.command.js';
import { serve } from './serve/serve.command.js';
import { start } from './serve/start.command.js';

export const commands: readonly (CommandDescriptor | CommandGroup)[] = [
  start,
  serve,
  {
    name: 'seed',
    description: 'check, load and follow the seeds',
    commands: [check, explain, load, plan, undo, redo, newSeed, fmt, status],
  },
  changes,
  doctor,
  { name: 'export', description: 'take the graph out', commands: [canonical] },
  {
    name: 'neo4j',
    description: 'the managed local database',
    commands: [startNeo4j, stop, statusOfNeo4j, fetch, dump, restore, reset],
  },
];
