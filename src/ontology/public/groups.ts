/** Enums of the public contract by which lists are counted. */
import { datesAmong, units, type NamedKey } from '../group-keys.js';
import { dateName, groupKeyName } from './names.js';
import { enumBlock } from './text.js';

/** @param keys by the type of the nodes that lists hold */
export function groupEnums(keys: ReadonlyMap<string, ReadonlyMap<string, NamedKey>>): string[] {
  return [
    ...[...keys].flatMap(([type, own]) => {
      const dates = [...datesAmong(own).keys()];
      const counted = enumBlock(
        `What lists of ${type} are counted by, called after its fields; EDGE_ keys where entries have such facts.`,
        groupKeyName(type),
        [...own].map(([name, { description }]) => ({
          name,
          ...(description !== undefined && { description }),
        })),
      );
      const dated = enumBlock(
        `Dates of lists of ${type}; EDGE_ dates where entries have such facts.`,
        dateName(type),
        dates.map((name) => ({ name })),
      );
      return dates.length === 0 ? [counted] : [counted, dated];
    }),
    enumBlock(
      'Length of the buckets of a timeline.',
      'TimelineUnit',
      Object.entries(units).map(([name, description]) => ({ name, description })),
    ),
  ];
}
