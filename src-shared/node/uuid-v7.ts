import { systemClock } from './system-clock.ts';
import { systemRandom } from './system-random.ts';

/**
 * Makes UUIDv7 identities that only grow within this process, also when the clock stands still or is set back, so that
 * ids made here sort in the order of their making. 48 bits of each are random.
 */
export function uuidV7Ids(
  clock: { now(): number } = systemClock,
  random: { bytes(count: number): Uint8Array } = systemRandom,
) {
  let time = 0;
  let counter = 0;
  let pool: Uint8Array = new Uint8Array(0);
  let used = 0;
  /** Six random bytes, drawn from the system 256 ids at a time: each draw costs as much as a whole insert. */
  const nextTail = (): Uint8Array => {
    if (used + 6 > pool.length) {
      pool = random.bytes(6 * 256);
      used = 0;
    }
    used += 6;
    return pool.subarray(used - 6, used);
  };
  return {
    next(): string {
      const now = clock.now();
      if (now > time) {
        time = now;
        counter = randomStart(random.bytes(4));
      } else if (++counter > 0x3ff_ffff) {
        time += 1;
        counter = randomStart(random.bytes(4));
      }
      return format(time, counter, nextTail());
    },
  };
}

/** 25 of the counter's 26 bits: the top bit stays free so that a busy millisecond does not run over. */
function randomStart(bytes: Uint8Array): number {
  return ((bytes[0]! << 24) | (bytes[1]! << 16) | (bytes[2]! << 8) | bytes[3]!) & 0x1ff_ffff;
}

/** The counter's 12 high bits follow the version, its 14 low bits the variant. */
function format(time: number, counter: number, tail: Uint8Array): string {
  const moment = time.toString(16).padStart(12, '0');
  const high = (0x7000 | (counter >>> 14)).toString(16);
  const low = (0x8000 | (counter & 0x3fff)).toString(16);
  return `${moment.slice(0, 8)}-${moment.slice(8)}-${high}-${low}-${Buffer.from(tail).toString('hex')}`;
}
