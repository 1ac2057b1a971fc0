import { implement } from '@orpc/server';
import { answer } from '#shared/app/answer.ts';
import { countConflictsOf, listConflictsOf } from '#shared/app/open-conflicts.ts';
import type { Session } from '#shared/app/session.ts';
import { syncContract } from '#shared/features/sync/sync.contract.ts';
import type { SyncState } from '#shared/features/sync/sync.model.ts';
import { bringBackDropped, discardHeld, handOverHeld, listDropped } from '#shared/sync/device/dropped.ts';
import { listHeld, resendHeld } from '#shared/sync/device/held.ts';
import { answerIncident } from '#shared/sync/device/sweep.ts';
import { cancelWaiting, countWaiting, listWaiting } from '#shared/sync/device/waiting.ts';
import type { DesktopSync } from './desktop-sync.ts';

const os = implement(syncContract).$context<Session>();
const allRows = 10_000;

/** What only a desktop has of `sync`: the chip, the outbox, the held-back list and incidents. */
export function createSyncRouter(syncOf: (context: Session) => DesktopSync) {
  return {
    status: os.status.handler(({ context }) => {
      const sync = syncOf(context);
      const member = sync.device.isMember();
      const scheduler = sync.scheduler();
      const state: SyncState = member ? (scheduler?.state().state ?? 'offline') : 'standalone';
      return {
        member,
        state,
        waiting: member ? countWaiting(sync.device.parts()) : 0,
        conflicts: countConflictsOf(context),
        held: sync.countHeld(),
        lastSync: scheduler?.lastRun() ?? null,
        dataAsOf: sync.device.dataAsOf(),
        server: sync.server(),
        problem: scheduler?.state().problem ?? null,
        loading: scheduler?.loading() ?? null,
      };
    }),
    now: os.now.handler(async ({ context, errors }) => {
      const scheduler = syncOf(context).scheduler();
      if (!scheduler) throw errors.SYNC_NOT_MEMBER();
      return await scheduler.now();
    }),
    outbox: {
      list: os.outbox.list.handler(({ input, context }) =>
        listWaiting(syncOf(context).device.parts(), input.offset, input.limit),
      ),
      cancel: os.outbox.cancel.handler(({ input, context, errors }) =>
        answer(cancelWaiting(syncOf(context).device.parts(), input.commandId), errors),
      ),
    },
    held: {
      list: os.held.list.handler(({ input, context }) =>
        listHeld(syncOf(context).device.parts(), input.offset, input.limit),
      ),
      resend: os.held.resend.handler(({ input, context, errors }) => {
        const { device, scheduler } = syncOf(context);
        const result = resendHeld(device.parts(), device.attempts, context.actor, input.commandId, input.input);
        if (!result.ok && result.error.code === 'HELD_REFUSED_HERE') {
          throw errors.HELD_REFUSED_HERE({ data: { ...result.error.refusal } });
        }
        if (!result.ok) throw errors.HELD_NOT_FOUND();
        scheduler()?.wake();
        return result.value;
      }),
      discard: os.held.discard.handler(({ input, context, errors }) =>
        answer(discardHeld(syncOf(context).device.parts(), input.commandId), errors),
      ),
      handOver: os.held.handOver.handler(({ input, context, errors }) => {
        const result = handOverHeld(syncOf(context).device.parts(), context.actor, input);
        if (result.ok) return result.value;
        switch (result.error.code) {
          case 'HELD_NOT_FOUND':
            throw errors.HELD_NOT_FOUND();
          case 'OWNER_NOT_FOUND':
            throw errors.OWNER_NOT_FOUND();
          default:
            throw errors.NOT_ALLOWED({ data: { action: 'task.create' } });
        }
      }),
      dropped: os.held.dropped.handler(({ context }) => ({ rows: listDropped(syncOf(context).device.parts()) })),
      restore: os.held.restore.handler(({ input, context, errors }) =>
        answer(bringBackDropped(syncOf(context).device.parts(), input.commandId), errors),
      ),
      export: os.held.export.handler(({ context }) => {
        const parts = syncOf(context).device.parts();
        const whole = {
          waiting: listWaiting(parts, 0, allRows).rows,
          held: listHeld(parts, 0, allRows).rows,
          conflicts: listConflictsOf(context, allRows),
        };
        const day = new Date(context.app.ports.clock.now()).toISOString().slice(0, 10);
        return { fileName: `outpost-unsynced-${day}.json`, content: `${JSON.stringify(whole, null, 2)}\n` };
      }),
    },
    incidents: {
      list: os.incidents.list.handler(({ input, context }) =>
        syncOf(context).device.incidents.list(input.offset, input.limit),
      ),
      answer: os.incidents.answer.handler(({ input, context, errors }) => {
        const { device, scheduler } = syncOf(context);
        if (!answerIncident(device.parts(), input.id, input.proceed)) throw errors.INCIDENT_NOT_FOUND();
        void scheduler()?.now();
        return { id: input.id };
      }),
    },
  };
}
