import { randomBytes } from 'node:crypto';

/** Chance from the operating system. */
export const systemRandom = { bytes: (count: number): Buffer => randomBytes(count) };
