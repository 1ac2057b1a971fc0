import type { Changes } from '../../kernel/fields.ts';
import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import { restoreChildRows } from '../../ledger/child-rows.ts';
import { isEditable, mergeEdit } from '../../ledger/merge-edit.ts';
import { nameKeys } from '../../ledger/name-keys.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { amountOf } from './new-opportunity.repository.ts';
import { permitEdit } from './opportunities.policy.ts';
import {
  findOpportunity,
  findPipeline,
  type OpportunityRecord,
  opportunityChildren,
} from './opportunities.repository.ts';
import { opportunities } from './opportunities.tables.ts';
import {
  isOpen,
  type OpportunityLine,
  type OpportunityNotFound,
  type OpportunityStateRefused,
} from './opportunity.model.ts';
import { findStage } from './pipeline.model.ts';

interface EditOpportunityInput {
  readonly id: string;
  readonly changes: Changes<OpportunityRecord>;
}

type EditRefusal = OpportunityNotFound | NotAllowed | FieldInvalid;

/** An amount that comes from lines is theirs to change. */
export function editOpportunity(
  tx: WriteTx,
  actor: Actor,
  { id, changes }: EditOpportunityInput,
): Result<Written, EditRefusal> {
  const found = findOpportunity(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'OPPORTUNITY_NOT_FOUND' });
  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;
  if (changes.amount && found.lines.length > 0) {
    return refuse({ code: 'FIELD_INVALID', field: 'amount', rule: 'fromLines' });
  }

  const inConflict = mergeEdit(tx, opportunities, found, changes);
  const after = findOpportunity(tx, id)!;
  if (changes.name) tx.update(opportunities, id, nameKeys(after.name));
  if (found.deletedAt !== null && after.deletedAt === null) {
    restoreChildRows(tx, opportunityChildren, id, found.deletedAt);
  }
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}

interface SetLinesInput {
  readonly id: string;
  readonly lines: { readonly from: readonly OpportunityLine[]; readonly to: readonly OpportunityLine[] };
}

/** The products and with them the amount. Two people's lists merge as one field: the later keeps the other to look at. */
export function setOpportunityLines(
  tx: WriteTx,
  actor: Actor,
  { id, lines }: SetLinesInput,
): Result<Written, OpportunityNotFound | NotAllowed> {
  const found = findOpportunity(tx, id);
  if (!found || !isEditable(tx, found)) return refuse({ code: 'OPPORTUNITY_NOT_FOUND' });
  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;

  const inConflict = mergeEdit(tx, opportunities, found, { lines: { from: [...lines.from], to: [...lines.to] } });
  const after = findOpportunity(tx, id)!;
  if (after.lines.length > 0) tx.update(opportunities, id, { amount: amountOf(after.lines) });
  return ok({ id, commandId: tx.command.id, ...(inConflict.length > 0 ? { conflicts: inConflict } : {}) });
}

interface CheckInput {
  readonly id: string;
  readonly itemId: string;
  readonly done: boolean;
}

/** Ticks or unticks one item of the present stage's checklist; what another ticked meanwhile stays. */
export function checkOpportunityItem(
  tx: WriteTx,
  actor: Actor,
  { id, itemId, done }: CheckInput,
): Result<Written, OpportunityNotFound | NotAllowed | FieldInvalid | OpportunityStateRefused> {
  const found = findOpportunity(tx, id);
  if (!found || found.deletedAt !== null) return refuse({ code: 'OPPORTUNITY_NOT_FOUND' });
  const permit = permitEdit(actor, found);
  if (!permit.ok) return permit;
  if (!isOpen(found)) {
    return refuse({
      code: 'OPPORTUNITY_STATE_REFUSED',
      opportunityId: id,
      endState: found.endState,
      action: 'advance',
    });
  }
  const stage = findStage(findPipeline(tx, found.pipelineId) ?? { stages: [] }, found.stageId);
  if (!stage?.checklist.some((item) => item.id === itemId)) {
    return refuse({ code: 'FIELD_INVALID', field: 'checked', rule: 'unknown' });
  }
  const others = found.checked.filter((each) => each !== itemId);
  tx.update(opportunities, id, { checked: done ? [...others, itemId] : others });
  return ok({ id, commandId: tx.command.id });
}
