import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { EnrolRefusal } from '#shared/sync/enrolment.ts';
import { countTriesLeft } from '../accounts/lock-out.ts';
import { changePassword } from '../accounts/set-password.ts';
import { accountKey, type ServerPorts } from '../host/server-ports.ts';
import { tellAccount } from './account-from-device.ts';

/** One password for the person everywhere: what a desktop changes is changed here too, and every web session ends. */
export async function changePasswordFromDevice(
  ports: ServerPorts,
  { userId, deviceId }: { userId: string; deviceId: string },
  input: { currentPassword: string; newPassword: string },
): Promise<Result<{ done: true; stamp: string | null }, EnrolRefusal>> {
  const origin = { known: `device ${deviceId}` };
  const changed = await changePassword(ports, userId, input.currentPassword, input.newPassword, origin);
  if (changed.ok) return ok({ done: true, stamp: tellAccount(ports, userId).stamp });
  switch (changed.error.code) {
    case 'LOCKED_OUT':
      return refuse(changed.error);
    case 'FIELD_INVALID':
      return refuse({ code: 'PASSWORD_TOO_WEAK', rule: changed.error.rule });
    case 'PASSWORD_WRONG': {
      const account = accountKey(ports.people.find(userId)?.account ?? '');
      return refuse({ code: 'WRONG_PASSWORD', left: countTriesLeft(ports, account, origin) });
    }
    default:
      return changed.error satisfies never;
  }
}
