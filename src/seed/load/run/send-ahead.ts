/** Keeps the database at work while this process prepares the next item and handles the last answer. */

export interface Answered<Item, Answer> {
  readonly item: Item;
  readonly answer: Answer;
}

/**
 * Sends each item while the answer to the one before is on its way; the answers come in order. The first failure ends
 * it, and the answer to an item sent behind the failed one is dropped.
 */
export async function* sendAhead<Item, Answer>(
  items: AsyncIterable<Item> | Iterable<Item>,
  send: (item: Item) => Promise<Answer>,
): AsyncGenerator<Answered<Item, Answer>> {
  let before: Answered<Item, Promise<Answer>> | undefined;
  for await (const item of items) {
    const answer = send(item);
    // Awaited when its turn comes; until then nobody handles a rejection.
    answer.catch(() => undefined);
    if (before) yield { item: before.item, answer: await before.answer };
    before = { item, answer };
  }
  if (before) yield { item: before.item, answer: await before.answer };
}

/** Sends all items, one ahead. */
export async function sendAll<Item>(
  items: Iterable<Item>,
  send: (item: Item) => Promise<unknown>,
): Promise<void> {
  const answers = sendAhead(items, send);
  while ((await answers.next()).done !== true);
}

/** A list in pieces of at most `size`. */
export function* slicesOf<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
