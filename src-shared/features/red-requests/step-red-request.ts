import { fenToYuan } from '../../kernel/money/decimal.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findPending } from '../flows/flows.repository.ts';
import type { FlowRunning, SubmitRefusal } from '../flows/instance.model.ts';
import { submitToFlow } from '../flows/submit-to-flow.repository.ts';
import { listInvoiceLines } from '../invoices/invoices.repository.ts';
import { isWithin } from './red-figures.model.ts';
import { remindOfDeadline } from './red-reminders.repository.ts';
import {
  type BureauState,
  type BureauStateRefused,
  checkBureauState,
  checkRedStep,
  confirmHours,
  type RedAction,
  type RedExceeded,
  type RedRequestNotFound,
  type RedStateRefused,
  type RedStatus,
} from './red-request.model.ts';
import { redRequestFlow } from './red-request-flow.repository.ts';
import { permitApprove, permitEdit, permitIssue } from './red-requests.policy.ts';
import { findRedRequest, listRedLines, type RedRequestRecord, restOf } from './red-requests.repository.ts';
import { redRequests } from './red-requests.tables.ts';

interface StepInput {
  readonly id: string;
  readonly reason?: string | undefined;
}

type Common = RedRequestNotFound | NotAllowed | RedStateRefused;
type Stepped<More = never> = Result<Written, Common | More>;

/** The amounts are held from now on; whoever may approve asks nobody where no flow says so. */
export function submitRedRequest(
  tx: WriteTx,
  actor: Actor,
  input: StepInput & { readonly chosen?: Readonly<Record<string, readonly string[]>> | undefined },
): Result<Written & { status: RedStatus }, Common | SubmitRefusal | RedExceeded> {
  const found = take(tx, actor, input.id, 'submit', permitEdit);
  if (!found.ok) return found;
  const { id } = input;
  const rest = checkRest(tx, found.value.request);
  if (!rest.ok) return rest;
  const submitted = submitToFlow(tx, actor, redRequestFlow, { id, chosen: input.chosen });
  if (!submitted.ok) return submitted;
  const mayPass = submitted.value.instanceId === null && permitApprove(actor, found.value.request).ok;
  const status = mayPass ? 'submitted' : 'pending';
  tx.update(redRequests, id, { status, rejectReason: null });
  return ok({ id, commandId: tx.command.id, status });
}

/** Other requests may have taken of the blue invoice what this one asks for. */
function checkRest(tx: WriteTx, request: RedRequestRecord): Result<void, RedExceeded> {
  const blue = new Map(listInvoiceLines(tx, request.blueInvoiceId).map((line) => [line.id, line]));
  for (const line of listRedLines(tx, request.id)) {
    const { figures } = restOf(tx, blue.get(line.blueLineId)!, request.id);
    if (!isWithin(line.amountIncl, figures.amountIncl)) {
      return refuse({ code: 'RED_EXCEEDED', name: line.itemName, left: fenToYuan(figures.amountIncl) });
    }
  }
  return ok(undefined);
}

export function approveRedRequest(tx: WriteTx, actor: Actor, { id }: StepInput): Stepped<FlowRunning> {
  const found = take(tx, actor, id, 'approve', permitApprove);
  if (!found.ok) return found;
  if (findPending(tx, id)) return refuse({ code: 'FLOW_RUNNING' });
  if (found.value.request.applicantId === actor.userId)
    return refuse({ code: 'NOT_ALLOWED', action: 'invoice.approve' });
  return put(tx, id, { status: found.value.to });
}

export function rejectRedRequest(
  tx: WriteTx,
  actor: Actor,
  { id, reason }: StepInput,
): Stepped<FlowRunning | FieldInvalid> {
  const found = take(tx, actor, id, 'reject', permitApprove);
  if (!found.ok) return found;
  if (findPending(tx, id)) return refuse({ code: 'FLOW_RUNNING' });
  if (!reason) return refuse({ code: 'FIELD_INVALID', field: 'reason', rule: 'required' });
  return put(tx, id, { status: found.value.to, rejectReason: reason });
}

export function withdrawRedRequest(tx: WriteTx, actor: Actor, { id }: StepInput): Stepped<FlowRunning> {
  const found = take(tx, actor, id, 'withdraw', permitEdit);
  if (!found.ok) return found;
  if (findPending(tx, id)) return refuse({ code: 'FLOW_RUNNING' });
  return put(tx, id, { status: found.value.to });
}

interface ReportInput {
  readonly id: string;
  readonly bureauState: BureauState;
  readonly confirmNo?: string | null | undefined;
  /** When the request was entered at the bureau; now, where nobody says otherwise. */
  readonly enteredAt?: number | undefined;
}

/** What the bureau says of it: where the other side must confirm, its 72 hours begin to run. */
export function reportBureauState(
  tx: WriteTx,
  actor: Actor,
  { id, bureauState, confirmNo, enteredAt }: ReportInput,
): Stepped<BureauStateRefused | FieldInvalid> {
  const found = take(tx, actor, id, 'report', permitIssue);
  if (!found.ok) return found;
  const { request } = found.value;
  const next = checkBureauState(request.bureauState, bureauState);
  if (!next.ok) return next;
  const entered = enteredAt ?? tx.at;
  if (entered > tx.at) return refuse({ code: 'FIELD_INVALID', field: 'enteredAt', rule: 'future' });
  const waits = bureauState === '02' || bureauState === '03';
  const deadlineAt = waits ? entered + confirmHours * 3_600_000 : null;
  remindOfDeadline(tx, actor, request, deadlineAt);
  return put(tx, id, {
    status: next.value,
    bureauState,
    confirmNo: confirmNo ?? request.confirmNo,
    deadlineAt,
  });
}

export function take(
  tx: WriteTx,
  actor: Actor,
  id: string,
  action: RedAction,
  permit: typeof permitEdit | typeof permitApprove | typeof permitIssue,
): Result<{ request: RedRequestRecord; to: RedStatus }, Common> {
  const request = findRedRequest(tx, id);
  if (!request) return refuse({ code: 'RED_REQUEST_NOT_FOUND' });
  const permitted = permit(actor, request);
  if (!permitted.ok) return permitted;
  const step = checkRedStep(request, action);
  return step.ok ? ok({ request, to: step.value }) : step;
}

function put(tx: WriteTx, id: string, patch: Partial<RedRequestRecord>): Result<Written, never> {
  tx.update(redRequests, id, patch);
  return ok({ id, commandId: tx.command.id });
}
