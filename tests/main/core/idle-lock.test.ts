import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startIdleLock } from '#main/core/idle-lock.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const minute = 60_000;
const asUsual = { now: () => Date.now(), isWorking: () => false };

test('[S-KEY-4] without a key or a click the work locks after the chosen minutes, not before', () => {
  const lock = vi.fn();
  const idle = startIdleLock({ ...asUsual, minutes: () => 15, lock });

  vi.advanceTimersByTime(14 * minute);
  expect(lock).not.toHaveBeenCalled();

  vi.advanceTimersByTime(minute);
  expect(lock).toHaveBeenCalled();
  idle.stop();
});

test('a key or a click begins the count again', () => {
  const lock = vi.fn();
  const idle = startIdleLock({ ...asUsual, minutes: () => 15, lock });

  vi.advanceTimersByTime(14 * minute);
  idle.touch();
  vi.advanceTimersByTime(14 * minute);

  expect(lock).not.toHaveBeenCalled();
  idle.stop();
});

test('a computer that slept is locked at the first look after it wakes', () => {
  const lock = vi.fn();
  const idle = startIdleLock({ ...asUsual, minutes: () => 15, lock });

  vi.setSystemTime(8 * 60 * minute);
  vi.advanceTimersByTime(5_000);

  expect(lock).toHaveBeenCalledTimes(1);
  idle.stop();
});

test('a changed setting counts from now', () => {
  const lock = vi.fn();
  let minutes = 60;
  const idle = startIdleLock({ ...asUsual, minutes: () => minutes, lock });

  vi.advanceTimersByTime(5 * minute);
  minutes = 1;
  vi.advanceTimersByTime(5_000);

  expect(lock).toHaveBeenCalledTimes(1);
  idle.stop();
});

test('running work counts as somebody there: no lock while it runs, and the count begins when it has ended', () => {
  const lock = vi.fn();
  let isWorking = true;
  const idle = startIdleLock({ ...asUsual, minutes: () => 15, isWorking: () => isWorking, lock });

  vi.advanceTimersByTime(120 * minute);
  isWorking = false;
  vi.advanceTimersByTime(14 * minute);
  expect(lock).not.toHaveBeenCalled();

  vi.advanceTimersByTime(minute);
  expect(lock).toHaveBeenCalled();
  idle.stop();
});
