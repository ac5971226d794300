/** Entities a seed adds that may be there already, each with the reason. All candidates come from indexes. */
import { distance } from 'fastest-levenshtein';
import type { Parameter, Row } from '../../graph/values.js';
import { namesOf } from '../../names/entity-names.js';
import { externalIdIndex } from '../../ontology/constraints.js';
import type { EntityType, Ontology } from '../../ontology/model.js';
import type { Change } from '../load/elements/change.js';
import { textsIn } from '../properties/values.js';
import { escaped, uriPattern } from '../../text/uri.js';
import { displayName } from '../load/derive/display-name.js';
import type { RunNamed } from '../load/elements/element-state.js';
import type { RunText } from '../load/identity/read-linked.js';
import { judgedPairs } from './judged.js';
import type { Duplicate } from './plan.js';

/** Candidates shown for one entity. */
const most = 20;
/** Short names are near to too many others. */
const shortestNear = 4;

/**
 * At most 20 candidates an entity: same folded name, same external id, folds within edit distance 1 from 4 characters
 * up. Pairs that are said to be the same, or to be different, are none; over chains neither.
 * @param run in the transaction, after names and bodies were derived
 * @param text runs a statement there
 */
export async function duplicatesOf(
  changes: readonly Change[],
  ontology: Ontology,
  run: RunNamed,
  text: RunText,
): Promise<Duplicate[]> {
  const looked = changes.flatMap((change) => {
    const type = ontology.entities.get(change.type.name);
    return type?.nameProperty === 'name' && change.kind === 'ADDED' ? [{ change, type, id: change.id }] : [];
  });
  const pairs = await judgedPairs(text, changes, new Set(looked.map(({ id }) => id)), ontology);
  const judged = (id: string) => ({ judged: pairs.get(id) ?? [] });
  const names = looked.flatMap(({ change, type, id }) =>
    nameRows(change, type, id).map((row) => ({ ...row, ...judged(id) })),
  );
  const externalIds = looked.flatMap(({ change, type, id }) =>
    externalIdRows(change, type, id).map((row) => ({ ...row, ...judged(id) })),
  );
  const near = names.filter(({ fold }) => Array.from(fold).length >= shortestNear);
  const found: [Duplicate['reason'], readonly Row[]][] = [
    ['SAME_EXTERNAL_ID', await rowsOf(run, 'plan/same-external-ids', externalIds)],
    ['SAME_NAME', await rowsOf(run, 'plan/same-names', names)],
    ['NEAR_NAME', (await rowsOf(run, 'plan/near-names', near)).filter(isNear)],
  ];

  const byId = new Map(looked.map((one) => [one.id, one]));
  const told = new Set<string>();
  const counts = new Map<string, number>();
  return found.flatMap(([reason, rows]) =>
    rows.flatMap((row): Duplicate[] => {
      const [id, other] = [textOf(row.id), textOf(row.other)];
      const one = byId.get(id);
      const count = counts.get(id) ?? 0;
      // Of two that are both new, the one with the greater id is told.
      if (!one || count >= most || told.has(`${id} ${other}`) || (byId.has(other) && other > id)) return [];
      told.add(`${id} ${other}`);
      counts.set(id, count + 1);
      const name = textOf(row.own) || displayName(one.type, one.change.stated);
      return [
        {
          type: one.type.name,
          id,
          name,
          other,
          otherName: textOf(row.text) || textOf(row.externalId),
          reason,
        },
      ];
    }),
  );
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const isNear = ({ ownFold, fold }: Row): boolean => distance(textOf(ownFold), textOf(fold)) === 1;

const rowsOf = (run: RunNamed, name: string, rows: readonly Record<string, Parameter>[]) =>
  rows.length === 0 ? Promise.resolve([]) : run(name, { rows, count: BigInt(most) });

function nameRows({ stated }: Change, type: EntityType, id: string) {
  const names = namesOf({ ...stated, name: displayName(type, stated) }, { person: type.person });
  const folds = new Map(names.map(({ fold, text: name }) => [fold, name]));
  return [...folds]
    .filter(([fold]) => fold !== '')
    .map(([fold, name]) => ({
      id,
      label: type.label,
      prefix: `${type.idPrefix}/`,
      fold,
      text: name,
      query: `${escaped(fold)}~1`,
    }));
}

const externalIdRows = ({ stated }: Change, type: EntityType, id: string) =>
  textsIn(stated.externalIds).map((externalId) => ({
    id,
    index: externalIdIndex(type),
    externalId,
    pattern: uriPattern(externalId),
    query: `/${uriPattern(externalId)}/`,
  }));
