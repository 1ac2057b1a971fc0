import { expect, test } from 'vitest';
import { openLease } from '#main/core/lease.ts';
import type { SyncState } from '#shared/sync/state.ts';

const dayMs = 86_400_000;

function memory(): SyncState {
  const values = new Map<string, string>();
  return {
    get: (key) => values.get(key),
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
    json: <Value>(key: string) => {
      const text = values.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as Value);
    },
  };
}

/** A computer whose clock and running time a test moves. */
function computer() {
  const clock = { at: 1_800_000_000_000, running: 0, now: () => clock.at, uptime: () => clock.running };
  const pass = (days: number) => {
    clock.at += days * dayMs;
    clock.running += days * dayMs;
  };
  return { clock, pass };
}

test('[S-ENR-3] a lease ends after its days, and begins again when the server is reached', () => {
  const { clock, pass } = computer();
  const lease = openLease(memory(), clock);
  lease.extend(30);

  pass(29.9);
  const before = lease.isOver();
  pass(0.2);
  const after = lease.isOver();
  lease.extend(7);

  expect([before, after, lease.isOver()]).toEqual([false, true, false]);
  expect(lease.endsAt()).toBe(clock.now() + 7 * dayMs);
});

test('[S-ENR-3] a clock set back gives no day back, neither while the program runs nor after it starts anew', () => {
  const { clock, pass } = computer();
  const state = memory();
  const lease = openLease(state, clock);
  lease.extend(30);
  pass(29);
  lease.tick();

  clock.at -= 28 * dayMs;
  pass(2);
  const running = lease.isOver();
  lease.tick();
  clock.at -= 20 * dayMs;
  clock.running = 0;
  const started = openLease(state, clock).isOver();

  expect([running, started]).toEqual([true, true]);
});

test('[S-ENR-3] a clock set forward ends the lease until the server is reached', () => {
  const { clock } = computer();
  const state = memory();
  const lease = openLease(state, clock);
  lease.extend(30);

  clock.at += 365 * dayMs;
  const forward = lease.isOver();
  lease.tick();
  clock.at -= 365 * dayMs;
  const corrected = openLease(state, clock).isOver();
  lease.extend(30);

  expect([forward, corrected, lease.isOver()]).toEqual([true, true, false]);
});

test('[S-ENR-3] who may not work offline has two hours, and is told in time whatever the lease', () => {
  const { clock, pass } = computer();
  const lease = openLease(memory(), clock);
  lease.extend(30);
  const long = (lease.endsAt() - lease.tellAt()) / dayMs;
  lease.extend(3);
  const short = (lease.endsAt() - lease.tellAt()) / dayMs;
  lease.extend(1, true);

  pass(1 / 24);
  const afterAnHour = [lease.isOnlineOnly(), lease.isOver()];
  pass(1.1 / 24);
  const afterTwo = lease.isOver();
  lease.extend(30, false);

  expect({ long, short, afterAnHour, afterTwo }).toEqual({
    long: 5,
    short: 1,
    afterAnHour: [true, false],
    afterTwo: true,
  });
  expect([lease.isOnlineOnly(), lease.isOver()]).toEqual([false, false]);
});
