import { implement } from '@orpc/server';
import { leaveContract } from '../features/leave/leave.contract.ts';
import type { LeaveRoom } from '../features/leave/leave-room.model.ts';
import { isAllowed } from '../kernel/scope.ts';
import { demandApproval } from './demand-approval.ts';
import type { Session } from './session.ts';

const os = implement(leaveContract).$context<Session>();
type NotAllowedError = { NOT_ALLOWED: (options: { data: { action: string } }) => Error };

/** Who keeps the backups may let the company go, in a company of three officers with a second person. [S-PI-8] */
function permit({ actor }: Session, errors: NotAllowedError): void {
  if (!isAllowed(actor, 'backup.manage')) throw errors.NOT_ALLOWED({ data: { action: 'backup.manage' } });
}

export const createLeaveRouter = (room: (context: Session) => LeaveRoom) => ({
  state: os.state.handler(({ context, errors }) => {
    permit(context, errors);
    return room(context).state();
  }),
  exportAll: os.exportAll.handler(async function* ({ context, input, errors }) {
    permit(context, errors);
    const { app, actor, deviceId } = context;
    demandApproval(context, 'leave.exportAll', input, 1);
    const running = room(context).exportAll(input.folder);
    if (!running.ok) {
      if (running.error.code === 'LEAVE_AT_SERVER') throw errors.LEAVE_AT_SERVER();
      throw errors.LEAVE_FOLDER_UNUSABLE({ data: running.error });
    }
    const details = { room: 'company', format: 'ndjson' };
    app.ledger.recordEvent({ kind: 'export', actorId: actor.userId, deviceId, details });
    yield* running.value;
  }),
  callDevices: os.callDevices.handler(({ context, errors }) => {
    permit(context, errors);
    demandApproval(context, 'leave.callDevices', undefined, 1);
    return { asked: room(context).callDevices(context.actor.userId) };
  }),
  destroy: os.destroy.handler(async ({ context, input, errors }) => {
    permit(context, errors);
    demandApproval(context, 'leave.destroy', input, 1);
    const done = await room(context).destroy({ ...input, byName: context.actor.name });
    if (done.ok) return done.value;
    const { error } = done;
    switch (error.code) {
      case 'LEAVE_AT_SERVER':
        throw errors.LEAVE_AT_SERVER();
      case 'LEAVE_NAME_DIFFERS':
        throw errors.LEAVE_NAME_DIFFERS();
      case 'LEAVE_EXPORT_UNPROVEN':
        throw errors.LEAVE_EXPORT_UNPROVEN({ data: error });
      case 'LEAVE_DEVICES_LEFT':
        throw errors.LEAVE_DEVICES_LEFT({ data: error });
      default:
        return error satisfies never;
    }
  }),
});
