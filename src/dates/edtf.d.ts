/** The part of `edtf` (which ships no types) that we use: its parser's tree. */
declare module 'edtf' {
  export interface EdtfPart {
    /** Year; month from 0; day from 1; then hour, minute, second. */
    readonly values: readonly number[];
    /** Bit n stands for the nth digit of YYYYMMDD written as X. */
    readonly unspecified?: number;
    /** true for the whole date; a bit mask of digits (0: none) where single parts are qualified. */
    readonly uncertain?: boolean | number;
    readonly approximate?: boolean | number;
  }
  export interface EdtfDate extends EdtfPart {
    readonly type: 'Date';
  }
  export interface EdtfInterval {
    readonly type: 'Interval';
    /** Infinity: open; null: unknown. */
    readonly values: readonly (EdtfPart | number | null)[];
  }
  export interface EdtfSet {
    readonly type: 'Set';
    /** A pair is a..b. */
    readonly values: readonly (EdtfPart | readonly [EdtfPart, EdtfPart])[];
    readonly earlier?: true;
    readonly later?: true;
  }
  export interface EdtfOther {
    readonly type: 'List' | 'Season' | 'Year' | 'Decade' | 'Century';
  }
  export function parse(text: string): EdtfDate | EdtfInterval | EdtfSet | EdtfOther;
}
