/** Numbers, sizes and lists in words. */

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

export const figure = (value: number): string => number.format(value);

/** `1 seed`, `12,000 seeds`. */
export const count = (value: number, noun: string, plural = `${noun}s`): string =>
  `${figure(value)} ${value === 1 ? noun : plural}`;

/** Bytes on a disk or of a download. */
export const size = (bytes: number): string =>
  bytes >= 1e9 ? `${figure(bytes / 1e9)} GB` : `${figure(Math.ceil(bytes / 1e6))} MB`;

/** Bytes of memory. */
export const memory = (bytes: number): string =>
  bytes >= 2 ** 30 ? `${figure(bytes / 2 ** 30)} GB` : `${figure(Math.round(bytes / 2 ** 20))} MB`;

/** `a, b and 3 more`. */
export function some(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${figure(names.length - most)} more` : shown;
}

/** `40 s`, `3 min`, `2 h`, `5 days`, about. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1_000;
  if (seconds < 120) return `${figure(Math.round(seconds))} s`;
  if (seconds < 7_200) return `${figure(Math.round(seconds / 60))} min`;
  if (seconds < 172_800) return `${figure(Math.round(seconds / 3_600))} h`;
  return `${figure(Math.round(seconds / 86_400))} days`;
}
