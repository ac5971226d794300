/** What went wrong, for people: fetch says "fetch failed" or "terminated", which helps nobody, and has the reason deep inside. */
export function reasonOf(error: unknown): string {
  const told = error instanceof TypeError ? deepest(error) : error;
  return told instanceof Error ? told.message || told.name : String(told);
}

function deepest(error: Error): Error {
  // A host with several addresses fails with one error for each.
  const inside: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return inside instanceof Error ? deepest(inside) : error;
}
