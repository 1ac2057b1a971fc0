import { and, desc, eq, isNull } from 'drizzle-orm';
import type { CalendarFeed } from '#shared/features/schedule/calendar-feeds.contract.ts';
import { hashSecret, newToken } from '../accounts/secrets.ts';
import type { ServerPorts } from '../host/server-ports.ts';
import { calendarFeeds } from './calendar-feeds.tables.ts';

/** The path of a feed; the token in it is all that its reader has to show. */
export const feedPath = (token: string) => `/calendar/${token}.ics`;

export function listFeeds({ db }: ServerPorts, ownerId: string): CalendarFeed[] {
  const { id, name, createdAt, usedAt } = calendarFeeds;
  const live = and(eq(calendarFeeds.ownerId, ownerId), isNull(calendarFeeds.revokedAt));
  return db.select({ id, name, createdAt, usedAt }).from(calendarFeeds).where(live).orderBy(desc(createdAt)).all();
}

/** Only the token's hash stays: whoever reads the database cannot read a calendar by it. */
export function addFeed({ db, clock, ids }: ServerPorts, ownerId: string, name: string): { id: string; path: string } {
  const id = ids.next();
  const token = newToken();
  db.insert(calendarFeeds)
    .values({ id, ownerId, name, tokenHash: hashSecret(token), createdAt: clock.now() })
    .run();
  return { id, path: feedPath(token) };
}

/** Ends the address at once; false where the person has no such one. */
export function endFeed({ db, clock }: ServerPorts, ownerId: string, id: string): boolean {
  const own = and(eq(calendarFeeds.id, id), eq(calendarFeeds.ownerId, ownerId), isNull(calendarFeeds.revokedAt));
  const { changes } = db.update(calendarFeeds).set({ revokedAt: clock.now() }).where(own).run();
  return changes > 0;
}

/** Whose calendar a token opens; undefined for one that is unknown or ended. */
export function findFeedOwner({ db, clock }: ServerPorts, token: string): string | undefined {
  const live = and(eq(calendarFeeds.tokenHash, hashSecret(token)), isNull(calendarFeeds.revokedAt));
  const found = db.select().from(calendarFeeds).where(live).get();
  if (!found) return undefined;
  db.update(calendarFeeds).set({ usedAt: clock.now() }).where(eq(calendarFeeds.id, found.id)).run();
  return found.ownerId;
}
