/** The graph as it was before a seed: committed, or as earlier seeds of the same plan leave it. */
import {
  readRelationshipsOf,
  readStates,
  type Elements,
  type ElementState,
  type FactState,
  type RunNamed,
  type States,
} from './state.js';

export interface Before {
  states(elements: Elements): Promise<States>;
  relationshipsOf(nodes: readonly string[], types: readonly string[]): Promise<FactState[]>;
}

/**
 * @param run against a session beside the transaction, which still sees the committed graph; from the leader, so that a
 *   cluster's follower is not behind
 */
export const committed = (run: RunNamed): Before => ({
  states: (elements) => readStates(run, elements),
  relationshipsOf: (nodes, types) => readRelationshipsOf(run, nodes, types),
});

/** The committed graph with what earlier seeds of the same transaction did laid over it. */
export class Overlay implements Before {
  private readonly laid = new Map<string, ElementState | undefined>();

  constructor(private readonly below: Before) {}

  /** @param state undefined for what was removed */
  lay(elementId: string, state: ElementState | undefined): void {
    this.laid.set(elementId, state);
  }

  async states({ nodes, facts }: Elements): Promise<States> {
    const isFresh = (id: string) => !this.laid.has(id);
    const states = new Map(
      await this.below.states({
        nodes: nodes.filter(isFresh),
        facts: new Map([...facts].filter(([id]) => isFresh(id))),
      }),
    );
    for (const id of [...nodes, ...facts.keys()]) {
      const state = this.laid.get(id);
      if (state) states.set(id, state);
    }
    return states;
  }

  async relationshipsOf(nodes: readonly string[], types: readonly string[]): Promise<FactState[]> {
    const wanted = new Set(nodes);
    const below = await this.below.relationshipsOf(nodes, types);
    const above = [...this.laid.values()].filter(
      (state): state is FactState =>
        state?.kind === 'RELATIONSHIP' &&
        (wanted.has(state.from.elementId) || wanted.has(state.to.elementId)),
    );
    return [...below.filter(({ elementId }) => !this.laid.has(elementId)), ...above];
  }
}
