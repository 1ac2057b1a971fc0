import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import type { EnrolRefusal } from '#shared/sync/enrolment.ts';
import { countTriesLeft } from '../accounts/lock-out.ts';
import { changePassword } from '../accounts/set-password.ts';
import { accountKey, type ServerPorts } from '../host/server-ports.ts';

/** One password for the person everywhere: what a desktop changes is changed here too, and every web session ends. */
export async function changePasswordFromDevice(
  ports: ServerPorts,
  userId: string,
  input: { currentPassword: string; newPassword: string },
): Promise<Result<{ done: true }, EnrolRefusal>> {
  const changed = await changePassword(ports, userId, undefined, input.currentPassword, input.newPassword);
  if (changed.ok) return ok({ done: true });
  switch (changed.error.code) {
    case 'LOCKED_OUT':
      return refuse(changed.error);
    case 'FIELD_INVALID':
      return refuse({ code: 'PASSWORD_TOO_WEAK', rule: changed.error.rule });
    case 'PASSWORD_WRONG': {
      const account = accountKey(ports.people.find(userId)?.account ?? '');
      return refuse({ code: 'WRONG_PASSWORD', left: countTriesLeft(ports, account) });
    }
    default:
      return changed.error satisfies never;
  }
}
