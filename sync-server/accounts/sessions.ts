import { and, eq, lt, ne } from 'drizzle-orm';
import type { Session, SignInNotice } from '#shared/features/accounts/account.model.ts';
import type { ServerDb, ServerPorts } from '../host/server-ports.ts';
import { type SessionRow, sessions } from './accounts.tables.ts';
import { hashSecret, newToken } from './secrets.ts';

export interface Caller {
  readonly address: string | null;
  readonly userAgent: string | null;
  /** The cookie by which a browser is known from an earlier sign-in. */
  readonly browser?: string | null | undefined;
}

/** A look at the session within this time does not write: one row a minute is enough to slide it. */
const touchEveryMs = 60_000;

const selectSession = `SELECT id, token_hash AS "tokenHash", user_id AS "userId", kind, created_at AS "createdAt",
  last_seen_at AS "lastSeenAt", expires_at AS "expiresAt", idle_ms AS "idleMs", address, user_agent AS "userAgent"
  FROM sessions`;

/** The notice is read where it is shown, not with every request. */
export type LiveSession = Omit<SessionRow, 'notice'>;

/** The token leaves the server here and is stored nowhere. */
export function openSession(
  { db, ids, clock, rules }: ServerPorts,
  userId: string,
  kind: SessionRow['kind'],
  caller: Caller,
  notice: SignInNotice | null = null,
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
    notice,
  };
  db.insert(sessions).values(session).run();
  return { token, session };
}

/** The living session of a token; slides its idle time. */
export function findSession(ports: ServerPorts, token: string): LiveSession | undefined {
  const { db, read, clock } = ports;
  const now = clock.now();
  const row = read.row<LiveSession>(`${selectSession} WHERE token_hash = ?`, hashSecret(token));
  if (!row || isOver(ports, row)) return undefined;
  if (now - row.lastSeenAt >= touchEveryMs) {
    db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, row.id)).run();
  }
  return row;
}

/** The session by its id, for streams that outlive the request; does not slide it. */
export function findLiveSession(ports: ServerPorts, id: string): LiveSession | undefined {
  const row = ports.read.row<LiveSession>(`${selectSession} WHERE id = ?`, id);
  return row && !isOver(ports, row) ? row : undefined;
}

/** By its own limits and by those of this moment: a stricter policy ends sessions that began before it. */
function isOver({ clock, rules }: ServerPorts, session: LiveSession): boolean {
  const now = clock.now();
  const idleMs = Math.min(session.idleMs, session.kind === 'web' ? rules.webIdleMs : rules.apiIdleMs);
  const endsAt = Math.min(session.expiresAt, session.createdAt + rules.sessionMs);
  return now >= endsAt || now - session.lastSeenAt >= idleMs;
}

export function findNotice({ db }: ServerPorts, id: string): SignInNotice | null {
  return db.select({ notice: sessions.notice }).from(sessions).where(eq(sessions.id, id)).get()?.notice ?? null;
}

export function listSessions(ports: ServerPorts, userId: string): SessionRow[] {
  const rows = ports.db.select().from(sessions).where(eq(sessions.userId, userId)).all();
  return rows.filter((row) => !isOver(ports, row)).sort((left, right) => right.lastSeenAt - left.lastSeenAt);
}

/** As the list of a person's sessions shows them; `currentId` is the one that asks. */
export function describeSessions(ports: ServerPorts, userId: string, currentId: string | undefined): Session[] {
  return listSessions(ports, userId).map(
    ({ tokenHash: _token, userId: _user, idleMs: _idle, notice: _notice, ...row }) => ({
      ...row,
      current: row.id === currentId,
    }),
  );
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
