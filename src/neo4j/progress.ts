/** What the launcher tells whoever waits for it. */

export interface Progress {
  /** A sentence for the user: something begins that takes a while or touches their machine. */
  note(text: string): void;
  /** Bytes of a download so far; at its end `done` equals `total`. */
  download(done: number, total: number): void;
}

export const silent: Progress = { note: () => undefined, download: () => undefined };
