/** Which file of an edited seed it is: its own, or one that its header names. */

/** `<sha256> <file>`: a seed's own file first, then those that its header names. */
export type FileHashes = readonly string[];

const byFile = (files: FileHashes): Map<string, string> =>
  new Map(
    files.map((line) => {
      const space = line.indexOf(' ');
      return [line.slice(space + 1), line.slice(0, space)];
    }),
  );

const hashes = (was: string, is: string): string => `its SHA-256 was ${was} and is ${is}.`;

export interface EditedSeed {
  readonly file: string;
  readonly was: { readonly checksum: string; readonly files?: FileHashes };
  readonly is: { readonly checksum: string; readonly files?: FileHashes };
}

/**
 * One sentence for each file that changed.
 * @param since `it was applied`
 */
export function describeEdited({ file, was, is }: EditedSeed, since: string): string {
  const [before, now] = [byFile(was.files ?? []), byFile(is.files ?? [])];
  const [ownBefore] = before.values();
  const [ownNow] = now.values();
  if (ownBefore !== undefined && ownNow !== undefined && ownBefore !== ownNow)
    return `${file} was edited after ${since}: ${hashes(ownBefore, ownNow)}`;
  // With the header, the files that it names are the same.
  const told = [...before].slice(1).flatMap(([name, hash]): string[] => {
    const found = now.get(name);
    if (found === hash) return [];
    return [
      found === undefined
        ? `${name}, which ${file} names, cannot be read any more.`
        : `${name}, which ${file} names, was edited after ${since}: ${hashes(hash, found)}`,
    ];
  });
  if (told.length > 0) return told.join('\n');
  // The ledger of an older version has one hash over all.
  const named = [...now.keys()].slice(1);
  const others = named.length > 0 ? `, or a file that it names (${named.join(', ')}),` : '';
  return `${file}${others} was edited after ${since}: ${hashes(was.checksum, is.checksum)}`;
}
