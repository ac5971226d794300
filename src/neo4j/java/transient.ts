/** Whether a failed fetch may work in a moment. Node, njre and pip have little in common but their words. */
const passing = [
  /\bE(?:CONNRESET|CONNABORTED|PIPE|TIMEDOUT|AI_AGAIN)\b/,
  /socket hang up|other side closed|timed? ?out|IncompleteRead|Connection (?:reset|broken|aborted)/i,
  /\bHTTP(?: Error)?:? (?:408|429|5\d\d)\b|\b5\d\d Server Error/i,
  // Some bytes were lost or changed on the way.
  /checksum|DO NOT MATCH THE HASHES/i,
];

/** A host that does not exist or refuses, or a file that is not there, stays so: those are not among them. */
export const isTransient = (reason: string): boolean => passing.some((pattern) => pattern.test(reason));
