import { ORPCError } from '@orpc/server';
import type { Seat, SeeAs, Seeing } from '../features/rights/rights.model.ts';
import type { ProcedureMeta } from '../kernel/procedure.ts';
import { findActor } from './find-actor.ts';
import type { Session } from './session.ts';

export function createSeeAs(): SeeAs {
  const bySeat = new Map<string, Seeing>();
  const seatOf = ({ actor, seat }: Seat) => `${actor.userId} ${seat ?? ''}`;
  return {
    begin: (seat, seeing) => {
      bySeat.set(seatOf(seat), seeing);
    },
    end: (seat) => bySeat.delete(seatOf(seat)),
    find: (seat, now) => {
      const seeing = bySeat.get(seatOf(seat));
      if (seeing && seeing.until > now) return seeing;
      bySeat.delete(seatOf(seat));
      return undefined;
    },
  };
}

/** What stays the session's own while it sees as somebody else: leaving, signing out, what the machine says. */
const ownRooms: ReadonlySet<string> = new Set(['auth', 'desktop', 'events', 'preferences']);
const ownCalls: ReadonlySet<string> = new Set([
  'rights.seeAs',
  'rights.stopSeeing',
  'rights.seen',
  'privacy.getScreenMark',
]);

/** The session as which a call is answered: questions as the person seen, and nothing is changed in their name. */
export function seenSession<Known extends Session>(
  session: Known,
  path: readonly string[],
  meta: ProcedureMeta,
): Known {
  const seeing = session.app.seeAs.find(session, session.app.ports.clock.now());
  if (!seeing || meta.anonymous || ownRooms.has(path[0] ?? '') || ownCalls.has(path.join('.'))) return session;
  const actor = findActor(session.app.db, seeing.userId, session.app.ports.clock.now());
  if (meta.kind !== 'query' || !actor) throw new ORPCError('SEEING_AS_OTHER', { status: 403 });
  return { ...session, actor };
}
