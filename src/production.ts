/**
 * Loaded before all else: libraries check more in development, where their own authors look for slips. graphql-js takes a tenth
 * of the time of an answer for that.
 */
process.env.NODE_ENV ??= 'production';
