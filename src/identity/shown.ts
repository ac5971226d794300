/** A body as answers show it, and equal facts as one edge: columns of merged records. Pure. */
import type { AskedDay } from '../dates/asked-day.js';
import type { Row, Value } from '../graph/values.js';
import { mergedNames, type NamedRecord } from '../names/merged-names.js';
import { isLanguage } from '../names/language.js';
import { statedStatus, statusProperty } from '../ontology/lifetime.js';
import { bodyProperty } from '../ontology/identity.js';
import type { EntityType, RelationshipType } from '../ontology/model.js';
import { merged } from './merge.js';
import { standingOf } from './status.js';

/**
 * The entity of a body.
 * @param members all properties of each member, in any order
 * @returns its properties; `name` is the display name, whatever property holds it, and the status is the one of the day
 */
export function entityOf(members: readonly Row[], type: EntityType, day: AskedDay): Row {
  const ordered = inOrder(members);
  const [first, ...others] = ordered.map((member) => named(member, type));
  const record = merged(ordered, type.properties);
  if (!first) return record;
  const { stored, kept } = mergedNames([first, ...others]);
  return {
    ...record,
    name: stored.name,
    nameEn: stored.nameEn ?? null,
    nameZhHant: stored.nameZhHant ?? null,
    nameZhHans: stored.nameZhHans ?? null,
    aliases: list(stored.aliases),
    formerNames: list(stored.formerNames),
    nameLang: kept.nameLang,
    nameLangs: list(kept.nameLangs),
    nameIn: list(kept.nameIn),
    [statedStatus]: record[statusProperty] ?? null,
    [statusProperty]: standingOf(record, type, day),
  };
}

/** @param facts all properties of each, the one that counts first at first */
export function edgeOf(
  facts: readonly Row[],
  type: Pick<RelationshipType, 'properties' | 'moment'>,
  day: AskedDay,
): Row {
  const record = merged(facts, type.properties);
  return {
    ...record,
    [statusProperty]: standingOf(record, type, day),
    factIds: facts.flatMap(({ factId }) => (typeof factId === 'string' ? [factId] : [])),
  };
}

/** Members in the order of their body: the kept one first. */
export function inOrder(members: readonly Row[]): Row[] {
  const place = ({ [bodyProperty]: body, id = null }: Row) => (Array.isArray(body) ? body.indexOf(id) : 0);
  return [...members].sort((a, b) => place(a) - place(b));
}

function named(member: Row, { nameProperty }: EntityType): NamedRecord {
  const texts = (name: string) => {
    const value = member[name];
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : null;
  };
  const { nameLang } = member;
  return {
    stored: {
      name: text(member[nameProperty]) ?? '',
      nameEn: text(member.nameEn),
      nameZhHant: text(member.nameZhHant),
      nameZhHans: text(member.nameZhHans),
      aliases: texts('aliases'),
      formerNames: texts('formerNames'),
    },
    kept: {
      nameLang: isLanguage(nameLang) ? nameLang : null,
      nameLangs: texts('nameLangs'),
      nameIn: texts('nameIn'),
    },
  };
}

const list = (items: readonly string[] | null | undefined): string[] | null => (items ? [...items] : null);
const text = (value: Value | undefined): string | null => (typeof value === 'string' ? value : null);
