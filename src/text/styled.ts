/** Text with the colours that are ours: apart from the text itself, so that nobody else's sequences pass for them. */

export type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow';

export interface Styled {
  readonly style: Style;
  readonly text: string;
}

/** What people are told: pieces follow each other as they stand. */
export type Told = string | readonly (string | Styled)[];

/** The text alone. */
export const plainText = (told: Told): string =>
  typeof told === 'string'
    ? told
    : told.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
