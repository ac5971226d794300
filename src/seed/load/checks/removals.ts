/** Nothing stated goes away, unless the seed may remove it. */
import { grows } from '../../properties/property-roles.js';
import { differing } from '../elements/changes.js';
import type { Change } from '../elements/change.js';
import { textsIn } from '../../properties/values.js';
import type { Permission } from '../permission.js';
import { called, type Report } from './report.js';

const hint =
  'A seed only adds. Write //! deletes: allowed; or //! corrects: with the number of the seed in error, and remove only what that seed brought.';

export function checkRemovals(changes: readonly Change[], permission: Permission, report: Report): void {
  for (const change of changes) {
    const { id } = change;
    if (change.kind === 'REMOVED') {
      if (!permission.mayRemove(id)) report(change, 'only-adds', `This removes ${called(change)}.`, { hint });
      continue;
    }
    for (const property of differing(change)) {
      const gone = grows(change.type, property)
        ? textsIn(change.earlier[property]).length > 0 && textsIn(change.stated[property]).length === 0
        : (change.earlier[property] ?? null) !== null && (change.stated[property] ?? null) === null;
      if (!gone || permission.mayRemove(id, property)) continue;
      const was = JSON.stringify(change.earlier[property]);
      report(change, 'only-adds', `${called(change)}: this removes ${property}, which is ${was}.`, {
        property,
        hint,
      });
    }
  }
}
