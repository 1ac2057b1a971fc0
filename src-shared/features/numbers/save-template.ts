import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { isSameValue, type WriteTx } from '../../ledger/write-tx.ts';
import { checkTemplate, type NumberTemplate } from './number.model.ts';
import { permitManage } from './numbers.policy.ts';
import { findTemplate, listOpenBlocks, templateId } from './numbers.repository.ts';
import { numberBlocks, numberTemplates } from './numbers.tables.ts';

/** For documents from now on; numbers that devices were lent under the old template are lent no more. */
export function saveTemplate(
  tx: WriteTx,
  actor: Actor,
  input: NumberTemplate,
): Result<Written, NotAllowed | FieldInvalid> {
  const permit = permitManage(actor);
  if (!permit.ok) return permit;
  const check = checkTemplate(input);
  if (!check.ok) return check;

  const id = templateId(input.docType);
  const { decided, ...before } = findTemplate(tx, input.docType);
  if (decided) tx.update(numberTemplates, id, { ...input, deletedAt: null });
  else tx.insert(numberTemplates, { ...input, id });
  const isOther = !isSameValue(before.parts, input.parts) || before.reset !== input.reset;
  if (isOther) {
    for (const block of listOpenBlocks(tx, input.docType)) tx.update(numberBlocks, block.id, { closedAt: tx.at });
  }
  return ok({ id, commandId: tx.command.id });
}
