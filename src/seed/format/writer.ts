/** Text written piece by piece, with comments where they belong and the column known. */
import type { Comment } from './events.js';
import { widthOf, type Piece } from './pieces.js';

export class Writer {
  /** Of the line begun last. */
  indent = 0;
  column = 0;
  /** Whether nothing stands on the line yet. */
  atStart = true;
  /** Whether a comment has ended the line. */
  mustBreak = false;
  private readonly parts: string[] = [];
  /** Comments with lines of their own, which wait for the indentation of what follows them. */
  private waiting: Comment[] = [];

  get text(): string {
    return this.parts.join('');
  }

  newLine(indent: number): void {
    for (const comment of this.waiting) {
      this.begin(indent);
      this.parts.push(comment.text);
    }
    this.waiting = [];
    this.begin(indent);
  }

  /** @param indent of the line that is begun before the piece if a comment needs one */
  put(piece: Piece, indent: number): void {
    if (this.mustBreak) this.newLine(indent);
    else if (!this.atStart) this.append(piece.space);
    this.append(piece.text);
    for (const comment of piece.comments) {
      if (comment.lineEnds > 0 || this.mustBreak) this.waiting.push(comment);
      else this.append(` ${comment.text}`);
      if (comment.lineEnds > 0 || comment.endsLine) this.mustBreak = true;
    }
  }

  private begin(indent: number): void {
    this.parts.push(this.parts.length === 0 ? '' : '\n', ' '.repeat(indent));
    this.indent = indent;
    this.column = indent;
    this.mustBreak = false;
    this.atStart = true;
  }

  private append(text: string): void {
    this.parts.push(text);
    this.atStart = false;
    const lineStart = text.lastIndexOf('\n') + 1;
    this.column = (lineStart === 0 ? this.column : 0) + widthOf(text.slice(lineStart));
  }
}
