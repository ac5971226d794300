/**
 * All parameters of a statement as one map. The database plans a text anew for each class of sizes (1, up to 10, up to 100 …) of
 * each list and text among its parameters, and for each type of them; of a map it looks at neither. Our statements say by
 * hints what sizes would tell.
 */
import type { Parameters } from './values.js';

const name = 'given';

/** A parameter where a text names it: neither builders nor files put `$` anywhere else. */
const named = /\$(\w+)/g;

export const withOneParameter = (text: string, parameters: Parameters): readonly [string, Parameters] =>
  Object.keys(parameters).length === 0
    ? [text, parameters]
    : [text.replaceAll(named, `$${name}.$1`), { [name]: { ...parameters } }];
