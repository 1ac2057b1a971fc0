import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { ApplicationNotFound, ApplicationProblem } from './application.model.ts';
import type { InvoiceStateRefused } from './invoice-states.model.ts';
import { permitIssue } from './invoices.policy.ts';
import { planInvoices } from './plan-invoices.repository.ts';
import { take } from './step-application.ts';

type PlanRefusal = ApplicationNotFound | NotAllowed | InvoiceStateRefused | FieldInvalid | ApplicationProblem;

/**
 * 开票中: the invoices of the application stand with every line as it will print, and wait for their numbers. The bureau's
 * rules and the order's cap are asked once more, for both may have changed since.
 */
export function beginIssuing(tx: WriteTx, actor: Actor, { id }: { readonly id: string }): Result<Written, PlanRefusal> {
  const found = take(tx, actor, id, 'begin', permitIssue);
  if (!found.ok) return found;
  const planned = planInvoices(tx, found.value.application, found.value.to);
  return planned.ok ? ok({ id, commandId: tx.command.id }) : planned;
}
