/** What the launcher tells whoever waits for it. */

export type ProgressStep =
  /** A sentence for the user: something begins that takes a while or touches their machine. */
  | { readonly kind: 'note'; readonly text: string }
  /** Bytes of the download so far; the last one has `done` equal to `total`. */
  | { readonly kind: 'download'; readonly done: number; readonly total: number };

export type Progress = (step: ProgressStep) => void;

export const silent: Progress = () => undefined;
