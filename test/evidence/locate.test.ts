import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { explainFailure } from '../../src/evidence/explain-failure.js';
import { locateQuote, type QuoteFailure, type QuoteRequest } from '../../src/evidence/locate.js';
import { normalise } from '../../src/evidence/normalise.js';
import { within } from '../support/timing.js';

// Excerpt of the article of 28 March 2025, as it was scraped.
const article = [
  '3月28日,京港科技創(chuàng)新論壇在中關村國際創(chuàng)新中心舉辦。北京市科委與香港生產(chǎn)力促進局簽署框架合作協(xié)議,雙方將聯(lián)手支持鼓勵京港科創(chuàng)成果“引進來”和“走出去”。',
  '北京市科委與香港生產(chǎn)力促進局簽署框架合作協(xié)議。主辦方供圖',
  '在本次論壇簽約環(huán)節(jié),北京市科委與香港生產(chǎn)力促進局簽署框架合作協(xié)議,圍繞支持鼓勵京港科創(chuàng)成果“引進來”和“走出去”等方面,進一步深化京港合作。',
  '北京云跡科技與香港諾達機器人也簽署了戰(zhàn)略合作協(xié)議,圍繞聯(lián)合研發(fā)和市場開發(fā)開展全面合作。',
].join('\n');
const source = normalise(article);
const lines = article.split('\n');
const signing = '北京市科委與香港生產力促進局簽署框架合作協議';

function shown(request: QuoteRequest): string {
  const located = locateQuote(source, request);
  if (!located.found) throw new Error(explainFailure(located).message);
  return article.slice(located.start, located.end);
}
function failure(request: QuoteRequest): QuoteFailure {
  const located = locateQuote(source, request);
  if (located.found) throw new Error('found');
  return located;
}
const places = [
  { line: 1, column: 44, context: lines[0] },
  { line: 2, column: 1, context: lines[1] },
  { line: 3, column: 22, context: lines[2] },
];

describe('a quote that stands once', () => {
  test('is found with its line, artefacts included', () => {
    const quote = '北京云跡科技與香港諾達機器人也簽署了戰略合作協議';
    const start = article.indexOf('北京云跡');
    const end = article.indexOf(',圍繞聯');
    expect(locateQuote(source, { quote })).toEqual({ found: true, start, end, context: lines[3] });
    expect(shown({ quote })).toBe('北京云跡科技與香港諾達機器人也簽署了戰(zhàn)略合作協(xié)議');
  });

  test('may be written with other widths, spaces and artefacts', () => {
    expect(shown({ quote: ' 簽署了戰(zhàn)略合作協議，圍繞 ' })).toBe('簽署了戰(zhàn)略合作協(xié)議,圍繞');
  });

  test('may reach over lines; its context is those lines', () => {
    const quote = '主辦方供圖 在本次論壇';
    expect(locateQuote(source, { quote })).toMatchObject({ context: `${lines[1]}\n${lines[2]}` });
  });

  test('keeps a whole CRLF line as context', () => {
    const located = locateQuote(normalise('一行\r\n二行甲\r\n三行'), { quote: '行甲' });
    expect(located).toEqual({ found: true, start: 5, end: 7, context: '二行甲' });
  });

  test('is not found within one character', () => {
    expect(locateQuote(normalise('ﬁn'), { quote: 'i' })).toMatchObject({ found: false });
    expect(locateQuote(normalise('ﬁni'), { quote: 'i' })).toMatchObject({ start: 2, end: 3 });
  });
});

describe('a quote that stands several times', () => {
  test('is ambiguous by itself', () => {
    expect(failure({ quote: signing })).toEqual({
      found: false,
      reason: 'AMBIGUOUS',
      quote: signing,
      count: 3,
      places,
    });
  });

  test.each([1, 2, 3])('occurrence %i is the one of that line', (occurrence) => {
    expect(locateQuote(source, { quote: signing, occurrence })).toMatchObject({
      found: true,
      context: lines[occurrence - 1],
    });
  });

  test.each([0, 4, 1.5, -1])('occurrence %d does not exist', (occurrence) => {
    expect(failure({ quote: signing, occurrence })).toMatchObject({
      reason: 'NO_SUCH_OCCURRENCE',
      occurrence,
      count: 3,
      places,
    });
  });

  test('is told apart by a longer passage, and occurrence then counts in it', () => {
    const within = `在本次論壇簽約環節,${signing}`;
    expect(locateQuote(source, { quote: signing, within })).toMatchObject({ found: true, context: lines[2] });
    const both = `${signing}。主辦方供圖 ${within}`;
    expect(failure({ quote: signing, within: both })).toMatchObject({ reason: 'AMBIGUOUS', count: 2 });
    expect(locateQuote(source, { quote: signing, within: both, occurrence: 2 })).toMatchObject({
      context: lines[2],
    });
  });

  test('lists at most ten places', () => {
    const found = locateQuote(normalise('甲'.repeat(50)), { quote: '甲' });
    expect(found).toMatchObject({ reason: 'AMBIGUOUS', count: 50 });
    expect('places' in found && found.places).toHaveLength(10);
  });

  test('counts matches that do not overlap', () => {
    expect(locateQuote(normalise('哈哈哈'), { quote: '哈哈' })).toMatchObject({
      found: true,
      start: 0,
      end: 2,
    });
  });
});

describe('within', () => {
  test('must stand in the source', () => {
    expect(failure({ quote: '主辦方', within: '主辦方提供' })).toMatchObject({ reason: 'WITHIN_NOT_FOUND' });
    expect(failure({ quote: '主辦方', within: '' })).toMatchObject({ reason: 'WITHIN_NOT_FOUND' });
  });
  test('must stand once', () => {
    expect(failure({ quote: '框架', within: signing })).toMatchObject({
      reason: 'WITHIN_AMBIGUOUS',
      count: 3,
    });
  });
  test('must hold the quote', () => {
    expect(failure({ quote: '諾達', within: '主辦方供圖' })).toMatchObject({
      reason: 'QUOTE_NOT_IN_WITHIN',
      count: 1,
      places: [{ line: 4, column: 10 }],
    });
    expect(failure({ quote: '騰訊', within: '主辦方供圖' })).toMatchObject({ reason: 'NOT_FOUND' });
  });
});

describe('a quote that is not there', () => {
  test('is shown the nearest passage, as it stands', () => {
    expect(failure({ quote: '北京云跡科技與香港諾達機械人簽署了戰略合作協議' })).toMatchObject({
      reason: 'NOT_FOUND',
      nearest: {
        passage: '北京云跡科技與香港諾達機器人也簽署了戰(zhàn)略合作協(xié)議',
        line: 4,
        column: 1,
        distance: 2,
      },
    });
  });

  test('has no near passage when nothing is alike', () => {
    expect(failure({ quote: '騰訊收購了一家德國汽車廠' })).toMatchObject({
      reason: 'NOT_FOUND',
      nearest: null,
    });
    expect(failure({ quote: '騰' })).toMatchObject({ nearest: null });
    expect(locateQuote(normalise(''), { quote: '騰訊' })).toMatchObject({ nearest: null });
  });

  test('cannot be empty', () => {
    expect(failure({ quote: ' \n' })).toEqual({ found: false, reason: 'EMPTY_QUOTE' });
  });

  test('is searched in a long text in bearable time', () => {
    let filler = '';
    for (let i = 0; filler.length < 100_000; i++)
      filler += `第${i}屆京港科技論壇在北京市舉辦，香港代表團出席並簽署協議。\n`;
    const long = normalise(`${filler}${article}`);
    const quote = '在本次論壇簽約環節,北京市科委和香港生產力局簽署框架合作協議,圍繞支持鼓勵京港科創成果';
    const before = performance.now();
    const located = locateQuote(long, { quote });
    within(500, performance.now() - before);
    expect(located).toMatchObject({
      nearest: { passage: expect.stringMatching(/^在本次論壇簽約環/) as string },
    });
  });
});

test('every stretch of a text is located where it stands', () => {
  const units = ['香', '港', '產(chǎn)', '創（chuàng）', ' ', '\n', 'ﬁ', 'e\u0301', '𠮷', 'A'];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: 30 }),
      fc.nat(),
      fc.nat(),
      (text, a, b) => {
        const [from, to] = [a % text.length, b % text.length].sort((x, y) => x - y) as [number, number];
        const original = text.join('');
        const quote = text.slice(from, to + 1).join('');
        const wanted = normalise(quote).text.trim();
        const normalised = normalise(original);
        const located = locateQuote(normalised, { quote, occurrence: 1 });
        if (!located.found) {
          expect(wanted).toBe('');
          return;
        }
        expect(normalise(original.slice(located.start, located.end)).text).toBe(wanted);
        expect(located.context).toContain(original.slice(located.start, located.end));
      },
    ),
  );
});

test('failures are told with places of the file', () => {
  const told = (request: QuoteRequest) => explainFailure(failure(request), { firstLine: 13 });
  expect(told({ quote: signing })).toEqual({
    message: `"${signing}" occurs 3 times in the source.`,
    hint:
      'Say which with occurrence (1 to 3), or give a longer passage around it as within:' +
      '\n  13:44 …新中心舉辦。北京市科委與香港生產(chǎn)力促進局簽署框架合作協(xié)議,雙方將聯(lián)手支持鼓勵京港科創(…' +
      '\n  14:1 北京市科委與香港生產(chǎn)力促進局簽署框架合作協(xié)議。主辦方供圖' +
      '\n  15:22 在本次論壇簽約環(huán)節(jié),北京市科委與香港生產(chǎn)力促進局簽署框架合作協(xié)議,圍繞支持鼓…',
  });
  expect(told({ quote: '香港諾達機械人' })).toEqual({
    message: 'The source does not say "香港諾達機械人".',
    hint: 'The nearest passage is at 16:8: 香港諾達機器人',
  });
  expect(
    explainFailure(failure({ quote: '香港諾達機械人' }), { file: 'sources/x.txt', firstLine: 13 }).hint,
  ).toBe('The nearest passage is at sources/x.txt:16:8: 香港諾達機器人');
  expect(told({ quote: '騰訊收購德國汽車廠' }).hint).toBe(
    'The source has nothing like it: is it the right source, in the same script?',
  );
  expect(told({ quote: '諾達', occurrence: 2 })).toEqual({
    message: 'There is no occurrence 2 of "諾達": it occurs once.',
    hint: 'occurrence counts from 1:\n  16:10 北京云跡科技與香港諾達機器人也簽署了戰(zhàn)略合作協(xié)議,圍繞聯(lián)合研發(fā)和市場開發(fā…',
  });
  expect(told({ quote: '諾達', within: '主辦方供圖' }).message).toBe(
    '"主辦方供圖", given as within, does not contain "諾達".',
  );
  expect(told({ quote: '框架', within: signing }).message).toBe(
    `"${signing}", given as within, occurs 3 times in the source.`,
  );
  expect(told({ quote: '框架', within: '主辦方提供' }).message).toBe(
    'The source does not say "主辦方提供", given as within.',
  );
  expect(told({ quote: '' }).message).toBe('The quote is empty.');
});
