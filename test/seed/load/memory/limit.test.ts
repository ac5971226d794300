import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../../../src/seed/load/memory/limit.js';

describe('a size as the server writes it', () => {
  it.each([
    ['0B', 0],
    ['512B', 512],
    ['192.00MiB', 192 * 2 ** 20],
    ['1.50GiB', 1.5 * 2 ** 30],
    ['No Value', 0],
  ])('%s is %d bytes', (size, bytes) => {
    expect(bytesOf(size)).toBe(bytes);
  });
});
