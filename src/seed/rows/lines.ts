/** The lines of a text that comes in pieces: LF, CRLF and CR end one, wherever they stand. */

/** Each without its end, those of a piece at once; behind the last end there is one more, which may be empty. */
export async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let rest = '';
  for await (const piece of text) {
    // A CR at the end may be half of a line end.
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    yield lines;
  }
  yield rest.split('\r');
}
