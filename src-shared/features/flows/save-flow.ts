import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { FlowCondition, FlowInput } from './flow.model.ts';
import { factsOf } from './flow-facts.model.ts';
import { permitManage } from './flows.policy.ts';
import { findFlow } from './flows.repository.ts';
import { flows } from './flows.tables.ts';
import type { FlowNotFound } from './instance.model.ts';

type SaveRefusal = NotAllowed | FieldInvalid | IdTaken;

/** Each saving is a version; documents that are on their way keep theirs. */
export function saveFlow(tx: WriteTx, actor: Actor, input: FlowInput): Result<Written, SaveRefusal> {
  const permit = permitManage(actor);
  if (!permit.ok) return permit;
  const check = checkFlow(input);
  if (!check.ok) return check;
  const id = input.id!;
  const { id: _id, ...fields } = input;
  const known = findFlow(tx, id);
  if (!known) tx.insert(flows, { ...fields, id, version: 1 });
  else tx.update(flows, id, { ...fields, version: known.version + 1, deletedAt: null });
  return ok({ id, commandId: tx.command.id });
}

/** For documents from now on; those on their way go on. */
export function removeFlow(
  tx: WriteTx,
  actor: Actor,
  { id }: { readonly id: string },
): Result<Written, NotAllowed | FlowNotFound> {
  const permit = permitManage(actor);
  if (!permit.ok) return permit;
  if (!findFlow(tx, id)) return refuse({ code: 'FLOW_NOT_FOUND' });
  tx.update(flows, id, { deletedAt: tx.at });
  return ok({ id, commandId: tx.command.id });
}

function checkFlow({ docType, conditions, nodes, settings }: FlowInput): Result<void, FieldInvalid> {
  const known = new Set(factsOf(docType).map((fact) => fact.name));
  const isKnown = ({ fact }: FlowCondition) => known.has(fact);
  if (!conditions.every(isKnown)) return refuse({ code: 'FIELD_INVALID', field: 'conditions', rule: 'unknownFact' });
  if (!nodes.every((node) => node.conditions.every(isKnown))) {
    return refuse({ code: 'FIELD_INVALID', field: 'nodes', rule: 'unknownFact' });
  }
  if (new Set(nodes.map((node) => node.id)).size < nodes.length) {
    return refuse({ code: 'FIELD_INVALID', field: 'nodes', rule: 'sameId' });
  }
  if (settings.emptyApprover === 'named' && settings.emptyApproverIds.length === 0) {
    return refuse({ code: 'FIELD_INVALID', field: 'emptyApproverIds', rule: 'required' });
  }
  return ok(undefined);
}
