import { z } from 'zod';

/** On which pages the screen says whose it is, so that a photograph of it tells. [S-PI-10] [U-1.2c] */
export const screenMarkRules = ['off', 'sensitive', 'all'] as const;
export type ScreenMarkRule = (typeof screenMarkRules)[number];

/** What stands on the screen besides the time: the person who sits before it, also while they see as somebody else. */
export const screenMark = z.object({
  rule: z.enum(screenMarkRules),
  name: z.string(),
  account: z.string(),
  /** The computer's name, or the address a browser calls from. */
  place: z.string().nullable(),
});
export type ScreenMark = z.infer<typeof screenMark>;
