import { z } from 'zod';
import { id, instant, line } from '../../kernel/fields.ts';
import { serverOnly } from '../../kernel/procedure.ts';

export const calendarFeed = z.object({ id, name: z.string(), createdAt: instant, usedAt: instant.nullable() });
export type CalendarFeed = z.infer<typeof calendarFeed>;

/** Addresses under which the actor's calendar programs read this calendar. */
const listFeeds = serverOnly.route({ method: 'GET', path: '/schedule/feeds' }).output(z.array(calendarFeed));

/** A new secret address; the path is told this once. Whoever has it reads what the person may read at that time. */
const createFeed = serverOnly
  .route({ method: 'POST', path: '/schedule/feeds' })
  .input(z.object({ name: line(60).min(1) }))
  .output(z.object({ id, path: z.string() }))
  .errors({ NOT_ALLOWED: { status: 403, data: z.object({ action: z.string() }) } });

/** The address ends at once. */
const revokeFeed = serverOnly
  .route({ method: 'POST', path: '/schedule/feeds/{id}/revoke' })
  .input(z.object({ id }))
  .output(z.object({ id }))
  .errors({ FEED_NOT_FOUND: { status: 404 } });

export const feedsContract = { listFeeds, createFeed, revokeFeed };
