/** When the sources of passages were published, as far as a load has to know. */
import { z } from 'zod';
import { parsePartialDate } from '../../../dates/partial-date.js';
import type { Change } from '../elements/change.js';
import type { RunNamed } from '../elements/element-state.js';
import { decidingPassages, type ToldOn } from './holding.js';

const passage = z.object({ evidence: z.string(), source: z.string().nullable() });
const source = z.object({ source: z.string(), day: z.number().nullable() });

/** Knows what a part touches, and reads of the graph what else is asked: each passage and each source once. */
export class Publication {
  private readonly sources = new Map<string, string | null>();
  private readonly days = new Map<string, number | null>();

  /** @param changes all of the touched: their derived days may not be in the graph yet */
  constructor(
    private readonly run: RunNamed,
    changes: readonly Change[] = [],
  ) {
    for (const { type, id, kind, stated } of changes) {
      if (kind === 'REMOVED') continue;
      if (type.name === 'Evidence')
        this.sources.set(id, typeof stated.source === 'string' ? stated.source : null);
      if (type.name === 'Source') this.days.set(id, firstDay(stated.publishedOn));
    }
  }

  /** Reads what `toldOn` needs of these facts; nothing where their starts are known. */
  async readFor(facts: readonly Pick<Change, 'type' | 'stated'>[]): Promise<void> {
    const ids = new Set(
      facts.flatMap(({ type, stated }) => ('moment' in type ? decidingPassages(type, stated) : [])),
    );
    const passages = [...ids].filter((id) => !this.sources.has(id));
    if (passages.length > 0)
      for (const row of await this.run('seed/sources-of', { ids: passages })) {
        const { evidence, source: of } = passage.parse(row);
        this.sources.set(evidence, of);
      }
    const sources = new Set(
      [...ids].map((id) => this.sources.get(id) ?? '').filter((id) => id !== '' && !this.days.has(id)),
    );
    if (sources.size > 0)
      for (const row of await this.run('seed/published', { ids: [...sources] })) {
        const { source: id, day } = source.parse(row);
        this.days.set(id, day);
      }
  }

  readonly toldOn: ToldOn = (evidence) => this.days.get(this.sources.get(evidence) ?? '') ?? undefined;
}

const firstDay = (date: unknown): number | null =>
  typeof date === 'string' && date !== '' ? parsePartialDate(date).earliest : null;
