import { expect, it } from 'vitest';
import { isoDay, utcDay } from '../../src/dates/day.js';

it('a day is that of UTC, wherever the server stands', () => {
  expect(utcDay(new Date('2025-03-28T23:30:00-08:00'))).toBe(20250329);
  expect(isoDay(20250329)).toBe('2025-03-29');
});

it('a day of the first century has all its digits', () => {
  expect(isoDay(10101)).toBe('0001-01-01');
});
