import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitAction } from '../../reading/permitted.ts';
import type { ApprovalLimits } from './officer.model.ts';
import { companySettingsId, findSeparation } from './officers.repository.ts';
import { setSettings } from './set-separation.ts';

/** The limits belong to whoever decides on rights. */
export function setLimits(tx: WriteTx, actor: Actor, limits: ApprovalLimits): Result<Written, NotAllowed> {
  const permit = permitAction(actor, 'role.edit');
  if (!permit.ok) return permit;
  setSettings(tx, findSeparation(tx), limits);
  return ok({ id: companySettingsId, commandId: tx.command.id });
}
