/** The graph as it was before a seed: committed, or as earlier seeds of the same plan leave it. */
import {
  readDerivedOf,
  readRelationshipsOf,
  readStates,
  type DerivedRelationship,
  type Elements,
  type ElementState,
  type FactState,
  type RunNamed,
  type States,
} from './element-state.js';

export interface Before {
  states(elements: Elements): Promise<States>;
  relationshipsOf(nodes: readonly string[], types: readonly string[]): Promise<FactState[]>;
  /** Relationships at these nodes that are of other types than these. */
  derivedOf(nodes: readonly string[], types: readonly string[]): Promise<DerivedRelationship[]>;
}

/**
 * @param run reads in a session beside the transaction, which still sees the committed graph; from the leader, as a
 *   cluster's follower may be behind
 */
export const committed = (run: RunNamed): Before => ({
  states: (elements) => readStates(run, elements),
  relationshipsOf: (nodes, types) => readRelationshipsOf(run, nodes, types),
  derivedOf: (nodes, types) => readDerivedOf(run, nodes, types),
});

/** The committed graph, covered by what earlier seeds of the same transaction did. */
export class Overlay implements Before {
  private readonly laid = new Map<string, ElementState | undefined>();
  /** Nodes whose derived relationships may differ from the committed ones. */
  private readonly moved = new Set<string>();
  private derived: readonly DerivedRelationship[] = [];

  constructor(private readonly below: Before) {}

  /** @param state of the element from now on; undefined for what was removed */
  lay(element: ElementState, state: ElementState | undefined): void {
    this.laid.set(element.elementId, state);
    const nodes =
      element.kind === 'NODE' ? [element.elementId] : [element.from.elementId, element.to.elementId];
    for (const node of nodes) this.moved.add(node);
  }

  /** Call before a seed that may delete: relationships that go with its nodes can only be read while they exist. */
  async lookAtDerived(run: RunNamed, types: readonly string[]): Promise<void> {
    this.derived = await readDerivedOf(run, [...this.moved], types);
  }

  async derivedOf(nodes: readonly string[], types: readonly string[]): Promise<DerivedRelationship[]> {
    const wanted = new Set(nodes);
    const below = await this.below.derivedOf(nodes, types);
    return [
      ...below.filter(({ ends }) => !ends.some((end) => this.moved.has(end))),
      ...this.derived.filter(({ ends }) => ends.some((end) => wanted.has(end))),
    ];
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
