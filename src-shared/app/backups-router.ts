import { implement } from '@orpc/server';
import { backupsContract } from '../features/backups/backups.contract.ts';
import { permitBackups } from '../features/backups/backups.policy.ts';
import type { BackupsRoom } from '../features/backups/backups-room.model.ts';
import { type Fault, isFault } from '../kernel/fault.ts';
import { demandApproval } from './demand-approval.ts';
import type { Session } from './session.ts';

const os = implement(backupsContract).$context<Session>();

/** Answers `backups.*` from the room of the host (`src-shared/backup/backups-room.ts`), asked for at each call. */
export function createBackupsRouter(room: (context: Session) => BackupsRoom) {
  return {
    settings: os.settings.handler(({ context, errors }) => {
      permit(context, errors);
      return room(context).state();
    }),
    saveSettings: os.saveSettings.handler(({ context, input, errors }) => {
      permit(context, errors);
      const saved = room(context).saveSettings(input);
      if (!saved.ok) throw errors.BACKUP_FOLDER_UNUSABLE({ data: saved.error });
      return saved.value;
    }),
    list: os.list.handler(({ context, errors }) => {
      permit(context, errors);
      return room(context).list();
    }),
    run: os.run.handler(({ context, errors }) => {
      permit(context, errors);
      const running = room(context).run('manual');
      if (!running.ok) throw errors.BACKUP_RUNNING();
      return running.value;
    }),
    verify: os.verify.handler(async ({ context, input, errors }) => {
      permit(context, errors);
      const running = await room(context).verify(input.id, input.place);
      if (!running.ok) throw errors[running.error.code]();
      return running.value;
    }),
    restorePreview: os.restorePreview.handler(async ({ context, input, errors }) => {
      permit(context, errors);
      const preview = await tellDamage(errors, () => room(context).preview(input.id));
      if (!preview.ok) throw errors.BACKUP_NOT_FOUND();
      return preview.value;
    }),
    restore: os.restore.handler(async function* ({ context, input, errors }) {
      permit(context, errors);
      if (context.app.host === 'server')
        demandApproval(context, 'backups.restore', { id: input.id, place: input.place }, 1);
      const running = await room(context).restore(input.id, input.place, input.recoveryKey);
      if (!running.ok) {
        if (running.error.code === 'WRONG_RECOVERY_KEY') throw errors.WRONG_RECOVERY_KEY({ data: running.error });
        throw errors[running.error.code]();
      }
      try {
        yield* running.value;
      } catch (error) {
        throw damageToError(error, errors);
      }
    }),
  };
}

type DamagedError = (options: { data: { rule: never } }) => Error;

function permit(
  { actor, app }: Session,
  errors: { NOT_ALLOWED: (options: { data: { action: string } }) => Error },
): void {
  const permitted = permitBackups(actor, app.host);
  if (!permitted.ok) throw errors.NOT_ALLOWED({ data: permitted.error });
}

async function tellDamage<T>(errors: { BACKUP_DAMAGED: DamagedError }, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw damageToError(error, errors);
  }
}

/** A damaged backup is an answer about that backup, not a failure of the program. */
function damageToError(error: unknown, errors: { BACKUP_DAMAGED: DamagedError }): unknown {
  if (!isFault(error)) return error;
  const rule = ruleOf(error);
  return rule === undefined ? error : errors.BACKUP_DAMAGED({ data: { rule: rule as never } });
}

function ruleOf(fault: Fault): string | undefined {
  if (fault.code === 'BACKUP_WRONG_RECIPIENT') return 'recipient';
  return fault.code === 'BACKUP_DAMAGED' ? String(fault.details.rule ?? 'contents') : undefined;
}
