import { expect, it } from 'vitest';
import { githubAnnotation } from '../../../src/seed/check/github.js';

it('writes a workflow command with everything escaped', () => {
  const annotation = githubAnnotation(
    {
      rule: 'bad-enum',
      severity: 'warning',
      message: '100% wrong: a, b',
      hint: 'line 1\nline 2',
      place: { file: '0001-a.cypher', line: 7, column: 3, length: 4 },
    },
    (file) => `my,seeds:/${file}`,
  );
  expect(annotation).toBe(
    '::warning file=my%2Cseeds%3A/0001-a.cypher,line=7,endLine=7,col=3,endColumn=7,title=bad-enum::100%25 wrong: a, b%0Aline 1%0Aline 2',
  );
});
