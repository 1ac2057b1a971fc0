import type { Actor } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';

/** Whether the host that owns the data asks by itself. What a device sends on is never that. */
export function isAuthority({ command }: WriteTx, actor: Actor): boolean {
  return command.deviceId === null && actor.actions.has('*');
}
