import type { NotAllowed } from '../../kernel/refusals.ts';
import { type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';

/** On a desktop the backups hold nothing but the person's own copy; on the server they hold the company. */
export function permitBackups(actor: Actor, host: 'device' | 'server'): Result<void, NotAllowed> {
  if (host === 'server' && !isAllowed(actor, 'backup.manage')) {
    return refuse({ code: 'NOT_ALLOWED', action: 'backup.manage' });
  }
  return { ok: true, value: undefined };
}
