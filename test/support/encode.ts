/** Text to the bytes of an encoding that Node only reads: each character is looked for among what one and two bytes mean. */
const tables = new Map<string, ReadonlyMap<string, Buffer>>();

/** @throws Error where the encoding has no such character */
export function encode(text: string, label: string): Buffer {
  const table = tables.get(label) ?? tableOf(label);
  tables.set(label, table);
  return Buffer.concat(
    Array.from(text, (character) => {
      const bytes = table.get(character);
      if (!bytes) throw new Error(`${label} has no ${character}.`);
      return bytes;
    }),
  );
}

function tableOf(label: string): ReadonlyMap<string, Buffer> {
  const decoder = new TextDecoder(label, { fatal: true });
  const table = new Map<string, Buffer>();
  const add = (...bytes: number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if (Array.from(character).length === 1 && !table.has(character))
        table.set(character, Buffer.from(bytes));
    } catch {
      // These bytes mean nothing.
    }
  };
  for (let one = 0; one < 0x100; one++) add(one);
  for (let one = 0x81; one < 0xff; one++) for (let two = 0x40; two < 0xff; two++) add(one, two);
  return table;
}
