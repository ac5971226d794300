/** Judgements on which ids mean one thing: the relationship types that state them, and what they say. */

/** The same thing; entities joined so, over chains too, are one body. */
export const sameAs = 'SAME_AS';

/** Not the same thing: no body may hold both. */
export const differentFrom = 'DIFFERENT_FROM';

/** Property of SAME_AS: the id under which a body is shown. */
export const keepProperty = 'keep';

/** Property that the loader derives on the members of a body: all their ids, the kept one first. */
export const bodyProperty = 'body';
