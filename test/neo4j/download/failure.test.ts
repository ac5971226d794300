import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../../src/neo4j/download/failure.js';

describe('the reason of a failure', () => {
  it('is what fetch hides, as deep as it is', () => {
    const refused = new Error('connect ECONNREFUSED 127.0.0.1:9');
    expect(reasonOf(new TypeError('fetch failed', { cause: refused }))).toBe(refused.message);
    const cancelled = new Error('Request was cancelled.', { cause: new Error('Proxy response (407)') });
    expect(reasonOf(new TypeError('fetch failed', { cause: cancelled }))).toBe('Proxy response (407)');
  });

  it('is that of the first address of several', () => {
    const cause = new AggregateError([new Error('connect ECONNREFUSED ::1:9'), new Error('other')]);
    expect(reasonOf(new TypeError('fetch failed', { cause }))).toBe('connect ECONNREFUSED ::1:9');
  });

  it('is otherwise what was said', () => {
    expect(reasonOf(new Error('told', { cause: new Error('deeper') }))).toBe('told');
    expect(reasonOf('text')).toBe('text');
  });
});
