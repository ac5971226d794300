/**
 * Parameters of the statements that write derived data of new entities and facts. They are as short as they can be, as
 * they are most of what a bulk load sends.
 */
import type { Parameter, Parameters } from '../../../graph/values.js';
import type { Ontology } from '../../../ontology/model.js';
import type { Change } from '../elements/change.js';
import { derivedValues } from './derived.js';
import { groupBy } from '../elements/group-by.js';
import { nameRowsOf } from './name-rows.js';
import type { ToldOn } from './holding.js';
import type { Scripts } from './scripts.js';
import type { Stating } from './stating.js';

export interface Deriving {
  readonly ontology: Ontology;
  readonly revision: number;
  readonly scripts: Scripts;
  readonly toldOn: ToldOn;
}

/** For cypher/seed/new-entities.cypher. */
export function newEntities(made: readonly Change[], { ontology, revision, scripts }: Deriving): Parameters {
  const rows = made.map((change): Parameter[] => {
    const { sortName = null, ...set } = derivedValues(change, ontology, { scripts });
    const names = nameRowsOf(change, ontology, scripts).map(({ id, text, lang, kind, fold, reading }) => [
      id,
      text,
      lang,
      kind,
      fold,
      reading,
    ]);
    return [change.element.elementId, sortName, set, names];
  });
  return { rows, revision: BigInt(revision) };
}

/** For cypher/seed/new-states.cypher. */
export function newStates(stating: readonly Stating[]): Parameters {
  const groups = groupBy(stating, ({ evidence, property }) => `${evidence} ${property ?? ''}`);
  return {
    groups: [...groups.values()].map((group) => ({
      evidence: group[0]?.evidence ?? '',
      property: group[0]?.property ?? '',
      elements: group.map(({ element }) => element),
    })),
  };
}

/**
 * For cypher/seed/new-facts.cypher, one type at a time.
 * @param stating of these facts: each has evidence, or the checks would have refused it
 */
export function newFacts(
  made: readonly Change[],
  stating: readonly Stating[],
  { ontology, revision, toldOn }: Omit<Deriving, 'scripts'>,
): Parameters {
  const rows = new Map(
    made.map((change): [string, Parameter[]] => {
      const { factId = null, ...set } = derivedValues(change, ontology, { toldOn });
      return [change.id, [change.element.elementId, factId, set]];
    }),
  );
  const groups = groupBy(stating, ({ evidence }) => evidence);
  return {
    groups: [...groups].map(([evidence, group]) => ({
      evidence,
      rows: group.flatMap(({ factId }) => {
        const row = rows.get(factId ?? '');
        return row ? [row] : [];
      }),
    })),
    revision: BigInt(revision),
  };
}
