/** What the derived data of a graph was derived by. */

/**
 * Raised whenever fold, reading, language, conversion or sort key of any name changes, by our code or by a library's tables (a test
 * says when), and whenever the loader derives something new. A graph that was loaded with another one is brought up to date
 * by its next load.
 */
export const derivation = 5;
