import { implement } from '@orpc/server';
import { answer } from '#shared/app/answer.ts';
import { isLevel3Of } from '#shared/app/separation-of.ts';
import type { Appointment } from '#shared/features/officers/officer.model.ts';
import { officersContract } from '#shared/features/officers/officers.contract.ts';
import { isAdministrator } from '#shared/features/people/role.model.ts';
import type { Result } from '#shared/kernel/result.ts';
import { type Office, officeOf } from '#shared/kernel/rights/offices.ts';
import type { Written } from '#shared/kernel/written.ts';
import type { ServerContext } from '../http/server-context.ts';
import { findShares, makeShares, takeShare } from './recovery-shares.ts';

const os = implement(officersContract).$context<ServerContext>();

/** What only the server answers: it alone separates the duties, and it alone keeps what is left of the shares. */
export const officersServerRouter = {
  moveUp: os.moveUp.handler(async ({ input, context, errors }) => {
    const written = answer(moveUp(context, input), errors);
    const { ports, app } = context.core;
    await makeShares(ports.db, app.ports.random, ports.clock.now());
    ports.audit({ action: 'officers.movedUp', outcome: 'done', actorId: context.actor.userId });
    return written;
  }),
  shares: os.shares.handler(({ context, errors }) => {
    if (!ownOffice(context) && !isAdministrator([...context.actor.actions])) {
      throw errors.NOT_ALLOWED({ data: { action: 'officers.shares' } });
    }
    const kept = findShares(context.core.ports.db);
    return kept ? { set: kept.set, createdAt: kept.createdAt, waiting: Object.keys(kept.waiting) as Office[] } : null;
  }),
  takeShare: os.takeShare.handler(({ context, errors }) => {
    const office = ownOffice(context);
    if (!office) throw errors.NOT_ALLOWED({ data: { action: 'officers.takeShare' } });
    const { ports } = context.core;
    const share = takeShare(ports.db, office);
    if (share === undefined) throw errors.SHARE_TAKEN();
    ports.audit({ action: 'officers.shareTaken', outcome: 'done', actorId: context.actor.userId, reason: office });
    return { share, office };
  }),
};

function ownOffice({ app, actor }: ServerContext): Office | undefined {
  return isLevel3Of(app.db) ? officeOf(actor.actions) : undefined;
}

type MoveUpRefusal =
  | { readonly code: 'NOT_ALLOWED'; readonly action: string }
  | { readonly code: 'SEPARATION_FIXED' }
  | { readonly code: 'SERVER_DECIDES' }
  | { readonly code: 'APPOINTMENT_INVALID'; readonly office: string };

function moveUp({ app, actor }: ServerContext, named: Appointment): Result<Written, MoveUpRefusal> {
  return app.ledger.execute('officers.moveUp', named, actor) as Result<Written, MoveUpRefusal>;
}
