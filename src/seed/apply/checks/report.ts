/** Collects problems about changed elements, each with the place in the seed that is meant. */
import type { Problem } from '../../model.js';
import type { Change } from '../changes.js';
import { placeOf } from '../touched.js';

export type Report = (change: Change, rule: string, message: string, options?: ReportOptions) => void;

export interface ReportOptions {
  readonly property?: string;
  readonly hint?: string;
}

export function createReport(problems: Problem[]): Report {
  return ({ touches }, rule, message, { property, hint } = {}) => {
    problems.push({
      rule,
      severity: 'error',
      message,
      ...(hint !== undefined && { hint }),
      place: placeOf(touches, property),
    });
  };
}

/** How an element is called in messages: its id, or for a fact its ends. */
export function called({ after }: Change): string {
  if (after.kind === 'NODE')
    return typeof after.properties.id === 'string' ? after.properties.id : 'This node';
  return `${after.type} from ${after.from.id} to ${after.to.id}`;
}
