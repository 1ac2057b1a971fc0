import { z } from 'zod';

/** `theme`, `customers.columns`: letters, digits, dots and dashes. */
export const preferenceKey = z.string().regex(/^[a-zA-Z][a-zA-Z0-9.-]{0,79}$/u);

const maxLength = 20_000;

/** Any JSON up to 20,000 characters: settings, not a store for files. */
export const preferenceValue = z.json().refine((value) => JSON.stringify(value).length <= maxLength, 'tooLong');

export type PreferenceValue = z.infer<typeof preferenceValue>;
