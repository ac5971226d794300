/** All checks, in the order in which they are told. A new one is one line here. */
import type { Check } from '../check.js';
import { cache } from './cache.js';
import { clock } from './clock.js';
import { database } from './database.js';
import { fit } from './fit.js';
import { java } from './java.js';
import { ledger } from './ledger.js';
import { limits } from './limits.js';
import { machine } from './machine.js';
import { memory } from './memory.js';
import { node } from './node.js';
import { ontology } from './ontology.js';
import { ports } from './ports.js';
import { schema } from './schema.js';

export const checks: readonly Check[] = [
  machine,
  node,
  java,
  cache,
  ports,
  ontology,
  database,
  clock,
  schema,
  memory,
  ledger,
  fit,
  limits,
];
