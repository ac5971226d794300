/** Properties that the loader derives on each fact: the first and the last day on which it holds, as yyyymmdd. */

/** Absent where nothing bounds it from below. */
export const holdsFrom = 'holdsFrom';
/** That day included; absent where no end is known, and for what happens at one time. */
export const holdsUntil = 'holdsUntil';
