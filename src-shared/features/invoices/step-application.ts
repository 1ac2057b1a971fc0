import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findPending } from '../flows/flows.repository.ts';
import type { FlowRunning, SubmitRefusal } from '../flows/instance.model.ts';
import { submitToFlow } from '../flows/submit-to-flow.repository.ts';
import type { ApplicationNotFound, ApplicationProblem } from './application.model.ts';
import { applicationFlow } from './application-flow.repository.ts';
import { refreshApplication } from './application-lines.repository.ts';
import { checkApplication } from './check-application.repository.ts';
import {
  type ApplicationStatus,
  checkApplicationStep,
  type InvoiceAction,
  type InvoiceStateRefused,
} from './invoice-states.model.ts';
import { permitApprove, permitEdit, permitIssue } from './invoices.policy.ts';
import { type ApplicationRecord, findApplication, listInvoicesOf } from './invoices.repository.ts';
import { invoiceApplications, invoices } from './invoices.tables.ts';

interface StepInput {
  readonly id: string;
  readonly reason?: string | undefined;
}

type Common = ApplicationNotFound | NotAllowed | InvoiceStateRefused;
type Stepped<More = never> = Result<Written, Common | More>;

interface SubmitInput extends StepInput {
  /** People whom a node of the flow leaves to the submitter. */
  readonly chosen?: Readonly<Record<string, readonly string[]>> | undefined;
}

/**
 * Everything is checked; then it waits for the flow that fits it, or for somebody who may approve. Whoever may approve asks
 * nobody where no flow says so.
 */
export function submitApplication(
  tx: WriteTx,
  actor: Actor,
  input: SubmitInput,
): Result<Written & { status: ApplicationStatus }, Common | ApplicationProblem | SubmitRefusal> {
  const found = take(tx, actor, input.id, 'submit', permitEdit);
  if (!found.ok) return found;
  const { id } = input;
  refreshApplication(tx, id);
  const check = checkApplication(tx, findApplication(tx, id)!, tx.at);
  if (!check.ok) return check;
  tx.update(invoiceApplications, id, { reason: null, submittedAt: tx.at });
  const submitted = submitToFlow(tx, actor, applicationFlow, { id, chosen: input.chosen });
  if (!submitted.ok) return submitted;
  const mayPass = submitted.value.instanceId === null && permitApprove(actor, found.value.application).ok;
  const status = mayPass ? 'approved' : 'pending';
  const passed = mayPass ? { approvedAt: tx.at, approvedBy: actor.userId } : {};
  tx.update(invoiceApplications, id, { status, ...passed });
  return ok({ id, commandId: tx.command.id, status });
}

/** Where no flow decides, somebody else who may approve does. */
export function approveApplication(tx: WriteTx, actor: Actor, { id }: StepInput): Stepped<FlowRunning> {
  const found = take(tx, actor, id, 'approve', permitApprove);
  if (!found.ok) return found;
  if (findPending(tx, id)) return refuse({ code: 'FLOW_RUNNING' });
  if (found.value.application.applicantId === actor.userId) {
    return refuse({ code: 'NOT_ALLOWED', action: 'invoice.approve' });
  }
  return put(tx, id, { status: found.value.to, approvedAt: tx.at, approvedBy: actor.userId });
}

export function rejectApplication(
  tx: WriteTx,
  actor: Actor,
  { id, reason }: StepInput,
): Stepped<FlowRunning | FieldInvalid> {
  const found = take(tx, actor, id, 'reject', permitApprove);
  if (!found.ok) return found;
  if (findPending(tx, id)) return refuse({ code: 'FLOW_RUNNING' });
  if (!reason) return refuse({ code: 'FIELD_INVALID', field: 'reason', rule: 'required' });
  return put(tx, id, { status: found.value.to, reason });
}

export function withdrawApplication(tx: WriteTx, actor: Actor, { id }: StepInput): Stepped<FlowRunning> {
  const found = take(tx, actor, id, 'withdraw', permitEdit);
  if (!found.ok) return found;
  if (findPending(tx, id)) return refuse({ code: 'FLOW_RUNNING' });
  return put(tx, id, { status: found.value.to });
}

/** 草稿 again, to be mended. */
export function reopenApplication(tx: WriteTx, actor: Actor, { id }: StepInput): Stepped {
  const found = take(tx, actor, id, 'reopen', permitEdit);
  return found.ok ? put(tx, id, { status: found.value.to }) : found;
}

/** What has no number yet will not get one; what was issued stands, and is what the application was for. */
export function cancelApplication(tx: WriteTx, actor: Actor, { id, reason }: StepInput): Stepped<FieldInvalid> {
  const found = take(tx, actor, id, 'cancel', permitEdit);
  if (!found.ok) return found;
  if (!reason) return refuse({ code: 'FIELD_INVALID', field: 'reason', rule: 'required' });
  const all = listInvoicesOf(tx, id);
  for (const invoice of all.filter((each) => each.status === 'planned')) {
    tx.update(invoices, invoice.id, { deletedAt: tx.at, batchNo: null });
  }
  const stands = all.some((each) => each.status !== 'planned' && each.status !== 'voided');
  return put(tx, id, { status: stands ? 'issued' : found.value.to, reason, batchNo: null });
}

/** 完成: the customer has the papers, and nothing is left to do. */
export function finishApplication(tx: WriteTx, actor: Actor, { id }: StepInput): Stepped {
  const found = take(tx, actor, id, 'finish', permitIssue);
  return found.ok ? put(tx, id, { status: found.value.to }) : found;
}

export function take(
  tx: WriteTx,
  actor: Actor,
  id: string,
  action: InvoiceAction,
  permit: typeof permitEdit | typeof permitApprove | typeof permitIssue,
): Result<{ application: ApplicationRecord; to: ApplicationStatus }, Common> {
  const application = findApplication(tx, id);
  if (!application) return refuse({ code: 'INVOICE_APPLICATION_NOT_FOUND' });
  const permitted = permit(actor, application);
  if (!permitted.ok) return permitted;
  const step = checkApplicationStep(application, action);
  return step.ok ? ok({ application, to: step.value }) : step;
}

function put(tx: WriteTx, id: string, patch: Partial<ApplicationRecord>): Result<Written, never> {
  tx.update(invoiceApplications, id, patch);
  return ok({ id, commandId: tx.command.id });
}
