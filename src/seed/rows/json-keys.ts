/** Keys of an object of JSON and their values as they are written, in one pass, however deep and long it is. */

export interface JsonText {
  readonly text: string;
  /** Its place in the line, from 0. */
  readonly start: number;
}

export interface KeyGivenTwice {
  readonly key: string;
  /** Whether it stands in the outermost object. */
  readonly isOuter: boolean;
  /** The first two values. */
  readonly values: readonly [JsonText, JsonText];
}

interface Key {
  readonly key: string;
  /** Objects and lists around it. */
  readonly depth: number;
  /** Place behind its `:`. */
  readonly behind: number;
  /** The same place of the same key, where the object had it before. */
  readonly before: number | undefined;
}

/** A key that stands twice in one object: JSON.parse takes the last and says nothing. */
export function keyGivenTwice(text: string): KeyGivenTwice | undefined {
  for (const { key, depth, behind, before } of keysIn(text))
    if (before !== undefined)
      return { key, isOuter: depth === 1, values: [valueAt(text, before), valueAt(text, behind)] };
  return undefined;
}

/** The value of a key of the outermost object; of one that stands there twice, the second. */
export function valueOfKey(text: string, wanted: string): JsonText | undefined {
  let found: number | undefined;
  for (const { key, depth, behind, before } of keysIn(text)) {
    if (key !== wanted || depth !== 1) continue;
    found = behind;
    if (before !== undefined) break;
  }
  return found === undefined ? undefined : valueAt(text, found);
}

/** The values of the outermost object by key, each as it is written. */
export function textsOfKeys(text: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { key, depth, behind } of keysIn(text))
    if (depth === 1) texts.set(key, valueAt(text, behind).text);
  return texts;
}

/** @param text that JSON.parse takes: each sign of it stands where it should. */
function* keysIn(text: string): Generator<Key> {
  /** Of each object its keys; of a list there are none. */
  const open: (Map<string, number> | undefined)[] = [];
  let last = '';
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') {
      const end = endOfText(text, at);
      last = text.slice(at, end);
      at = end - 1;
    } else if (sign === '{') open.push(new Map());
    else if (sign === '[') open.push(undefined);
    else if (sign === '}' || sign === ']') open.pop();
    else if (sign === ':') {
      const [keys, key, behind] = [open.at(-1), JSON.parse(last) as string, at + 1];
      yield { key, depth: open.length, behind, before: keys?.get(key) };
      keys?.set(key, behind);
    }
  }
}

/** Behind the quote that closes a text. */
function endOfText(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === '\\') backslashes++;
    if (backslashes % 2 === 0) return at + 1;
  }
  return text.length;
}

/** The value that follows, without the blanks around it. */
function valueAt(text: string, from: number): JsonText {
  let depth = 0;
  let at = from;
  for (; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (sign === '"') at = endOfText(text, at) - 1;
    else if (sign === '{' || sign === '[') depth++;
    else if (depth === 0 && ',}]'.includes(sign)) break;
    else if (sign === '}' || sign === ']') depth--;
  }
  const value = text.slice(from, at).trimStart();
  return { text: value.trimEnd(), start: at - value.length };
}
