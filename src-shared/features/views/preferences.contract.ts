import { z } from 'zod';
import { command, query } from '../../kernel/procedure.ts';
import { written } from '../../kernel/written.ts';
import { preferenceKey, preferenceValue } from './preference.model.ts';

/** All of the person's settings, by key; they travel with the account. */
const list = query.route({ method: 'GET', path: '/preferences' }).output(z.record(z.string(), preferenceValue));

/** Null when the person never set it. */
const get = query
  .route({ method: 'GET', path: '/preferences/{key}' })
  .input(z.object({ key: preferenceKey }))
  .output(z.object({ value: preferenceValue }));

/** The later of two devices wins; null forgets the setting. */
const set = command
  .route({ method: 'PUT', path: '/preferences/{key}' })
  .input(z.object({ key: preferenceKey, value: preferenceValue }))
  .output(written);

export const preferencesContract = { list, get, set };
