import { and, eq, lt, ne } from 'drizzle-orm';
import type { ServerDb, ServerPorts } from '../host/server-ports.ts';
import { type SessionRow, sessions } from './accounts.tables.ts';
import { hashSecret, newToken } from './secrets.ts';

export interface Caller {
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** A look at the session within this time does not write: one row a minute is enough to slide it. */
const touchEveryMs = 60_000;

const selectSession = `SELECT id, token_hash AS "tokenHash", user_id AS "userId", kind, created_at AS "createdAt",
  last_seen_at AS "lastSeenAt", expires_at AS "expiresAt", idle_ms AS "idleMs", address, user_agent AS "userAgent"
  FROM sessions`;

/** The token leaves the server here and is stored nowhere. */
export function openSession(
  { db, ids, clock, rules }: ServerPorts,
  userId: string,
  kind: SessionRow['kind'],
  caller: Caller,
): { token: string; session: SessionRow } {
  const now = clock.now();
  const token = newToken();
  const session: SessionRow = {
    id: ids.next(),
    tokenHash: hashSecret(token),
    userId,
    kind,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now + rules.sessionMs,
    idleMs: kind === 'web' ? rules.webIdleMs : rules.apiIdleMs,
    address: caller.address,
    userAgent: caller.userAgent?.slice(0, 200) ?? null,
  };
  db.insert(sessions).values(session).run();
  return { token, session };
}

/** The living session of a token; slides its idle time. */
export function findSession({ db, read, clock }: ServerPorts, token: string): SessionRow | undefined {
  const now = clock.now();
  const row = read.row<SessionRow>(`${selectSession} WHERE token_hash = ?`, hashSecret(token));
  if (!row || isOver(row, now)) return undefined;
  if (now - row.lastSeenAt >= touchEveryMs) {
    db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, row.id)).run();
  }
  return row;
}

/** The session by its id, for streams that outlive the request; does not slide it. */
export function findLiveSession({ read, clock }: ServerPorts, id: string): SessionRow | undefined {
  const row = read.row<SessionRow>(`${selectSession} WHERE id = ?`, id);
  return row && !isOver(row, clock.now()) ? row : undefined;
}

export function isOver(session: SessionRow, now: number): boolean {
  return now >= session.expiresAt || now - session.lastSeenAt >= session.idleMs;
}

export function listSessions({ db, clock }: ServerPorts, userId: string): SessionRow[] {
  const now = clock.now();
  const rows = db.select().from(sessions).where(eq(sessions.userId, userId)).all();
  return rows.filter((row) => !isOver(row, now)).sort((left, right) => right.lastSeenAt - left.lastSeenAt);
}

/** False where the session is not the person's own, or is over. */
export function endSession(db: ServerDb, userId: string, id: string): boolean {
  return (
    db
      .delete(sessions)
      .where(and(eq(sessions.id, id), eq(sessions.userId, userId)))
      .run().changes > 0
  );
}

/** Every session of a person, but the one that asks. */
export function endSessions(db: ServerDb, userId: string, exceptId?: string): number {
  const own = eq(sessions.userId, userId);
  return db
    .delete(sessions)
    .where(exceptId === undefined ? own : and(own, ne(sessions.id, exceptId)))
    .run().changes;
}

export function forgetExpiredSessions(db: ServerDb, now: number): void {
  db.delete(sessions).where(lt(sessions.expiresAt, now)).run();
}
