/** Other layouts of a text that mean the same: white space, case of keywords, comments. */
import fc from 'fast-check';
import { tokenize } from '../../../src/cypher/text/tokens.js';

export type Pick = <T>(from: readonly T[]) => T;

/** Choices drawn one after the other. */
export const picks: fc.Arbitrary<Pick> = fc
  .array(fc.nat({ max: 9_999 }), { minLength: 60, maxLength: 60 })
  .map((numbers): Pick => {
    let at = 0;
    return (from) => {
      const number = (numbers[at++ % numbers.length] ?? 0) + at;
      const chosen = from[number % from.length];
      if (chosen === undefined) throw new Error('Nothing to pick from.');
      return chosen;
    };
  });

const keywords =
  /^(?:MATCH|MERGE|CREATE|SET|WITH|WHERE|RETURN|UNWIND|AS|ORDER|BY|DESC|LIMIT|SKIP|OPTIONAL|AND|OR|NOT|IS|IN|ON)$/i;

/** Joins statements with what `between` gives for each gap; where tokens touch, they go on touching. */
export function relaid(
  statements: readonly string[],
  pick: Pick,
  between: (pick: Pick) => string,
  recase: boolean,
): string {
  return statements
    .map((statement) => {
      let [text, behind] = ['', 0];
      const tokens = tokenize(statement);
      for (const [index, token] of tokens.entries()) {
        const gap = statement.slice(behind, token.start);
        const word = statement.slice(token.start, token.end);
        const isKeyword =
          recase &&
          keywords.test(word) &&
          gap !== '' &&
          !/[.:$]/.test(statement.slice(0, token.start).trimEnd().slice(-1));
        if (index > 0 && gap !== '') text += between(pick);
        text += isKeyword ? pick([word, word.toLowerCase(), word.toUpperCase()]) : word;
        behind = token.end;
      }
      return `${text}${pick(['', ' ', '\n'])};${pick(['', ' ', '\n', '\n\n\n'])}`;
    })
    .join('');
}

export const whiteSpace = (pick: Pick): string =>
  pick([' ', ' ', '\n', '\t', '\r\n', '  \n\n    ', '\u00a0']);

let comments = 0;
export const withComments = (pick: Pick): string =>
  pick([whiteSpace, whiteSpace, comment, comment])(pick) + whiteSpace(pick);
const comment = (pick: Pick): string =>
  `${whiteSpace(pick)}${pick([`// it's; ${comments++}  \n`, `/* "; ${comments++} */`, `/*\n   ${comments++}  \n*/`, '//\n'])}`;
