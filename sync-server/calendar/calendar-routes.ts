import { call } from '@orpc/server';
import type { FastifyInstance } from 'fastify';
import { findActor } from '#shared/app/find-actor.ts';
import { coreRouter } from '#shared/app/router.ts';
import { isAllowed } from '#shared/kernel/scope.ts';
import type { ServerCore } from '../host/server-core.ts';
import { findFeedOwner } from './calendar-feeds.ts';

const day = 86_400_000;

/** The calendars that programs subscribe to: read only, and by the rights that their person has at this moment. */
export function addCalendarRoutes(server: FastifyInstance, core: ServerCore): void {
  server.get<{ Params: { token: string } }>('/calendar/:token', async (request, reply) => {
    const token = request.params.token.replace(/\.ics$/, '');
    const ownerId = findFeedOwner(core.ports, token);
    const now = core.ports.clock.now();
    const actor = ownerId === undefined ? undefined : findActor(core.app.db, ownerId, now);
    if (!actor || !isAllowed(actor, 'event.view') || !isAllowed(actor, 'event.export')) {
      return reply.code(404).send({ code: 'NOT_FOUND' });
    }
    const context = { app: core.app, actor, deviceId: null };
    const span = { from: now - 90 * day, until: now + 730 * day };
    const { text } = await call(coreRouter.schedule.writeIcs, span, { context });
    return reply.type('text/calendar; charset=utf-8').header('cache-control', 'private, no-store').send(text);
  });
}
