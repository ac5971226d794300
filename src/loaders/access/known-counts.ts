/**
 * What a server knows of how many nodes have which value. It only chooses between ways to the same answer, so that a list
 * never waits for it, and numbers that are a minute old do.
 */
import {
  addedKey,
  everything,
  propertyKey,
  removedKey,
  type LastChanges,
} from '../../ontology/change-keys.js';
import { indexedValues } from '../../ontology/constraints.js';
import { lifetimeOf, statusProperty } from '../../ontology/lifetime.js';
import type { EntityType } from '../../ontology/model.js';
import type { Parameters, Row } from '../../graph/values.js';
import { toValueCounts, valueCountsStatement, type ValueCounts } from './value-counts.js';

/** ms between two readings of one type while seeds are loaded: each looks at all entries of some indexes. */
const pause = 60_000;

interface Known {
  readonly counts: ValueCounts | undefined;
  /** The last revision that changed what is counted, and the day. */
  readonly of: string;
  readonly at: number;
}

export class KnownCounts {
  private readonly known = new Map<string, Known>();
  private readonly underWay = new Set<string>();

  constructor(
    private readonly read: (text: string, parameters: Parameters) => Promise<readonly Row[]>,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /**
   * As they were read last; undefined before that. Reads them again where something changed that they count.
   * @param today yyyymmdd
   */
  now(type: EntityType, today: number, changes: LastChanges): ValueCounts | undefined {
    const known = this.known.get(type.name);
    const of = `${today} ${lastChange(type, changes)}`;
    const isDue = !known || (known.of !== of && this.clock() - known.at > pause);
    if (isDue && !this.underWay.has(type.name)) void this.readAgain(type, today, of);
    return known?.counts;
  }

  private async readAgain(type: EntityType, today: number, of: string): Promise<void> {
    this.underWay.add(type.name);
    const { text, parameters } = valueCountsStatement(type, today);
    // Without them lists are found as before: who asks the next question learns what is wrong.
    const counts = await this.read(text, parameters).then(toValueCounts, () => undefined);
    this.known.set(type.name, { counts: counts ?? this.known.get(type.name)?.counts, of, at: this.clock() });
    this.underWay.delete(type.name);
  }
}

function lastChange(type: EntityType, changes: LastChanges): number {
  const { starts, ends } = lifetimeOf(type);
  const properties = [...indexedValues(type), statusProperty, ...starts, ...ends];
  const keys = [
    everything,
    addedKey(type.label),
    removedKey(type.label),
    ...properties.map((name) => propertyKey(type.label, name)),
  ];
  return Math.max(...keys.map((key) => changes.get(key) ?? 0));
}
