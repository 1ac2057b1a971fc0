import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';
import { permitPipelines } from './opportunities.policy.ts';
import { findPipeline, listPipelines } from './opportunities.repository.ts';
import { pipelines } from './opportunities.tables.ts';
import { checkStages, type Pipeline, type StageRemoved } from './pipeline.model.ts';

type SavePipelineInput = Omit<Pipeline, 'revision'>;

/**
 * A pipeline as the editor shows it, whole. Opportunities keep the stages they stand in: a stage that is not wanted any
 * more is retired. One pipeline at least stays enabled, and one is the default.
 */
export function savePipeline(
  tx: WriteTx,
  actor: Actor,
  input: SavePipelineInput,
): Result<Written, NotAllowed | FieldInvalid | StageRemoved> {
  const permit = permitPipelines(actor);
  if (!permit.ok) return permit;
  const { id, ...fields } = input;
  const stages = checkStages(findPipeline(tx, id)?.stages ?? [], input.stages);
  if (!stages.ok) return stages;
  const others = listPipelines(tx).filter((each) => each.id !== id);
  if (!input.enabled && !others.some((each) => each.enabled)) {
    return refuse({ code: 'FIELD_INVALID', field: 'enabled', rule: 'lastOne' });
  }

  if (findRow(tx, pipelines, id)) tx.update(pipelines, id, fields);
  else tx.insert(pipelines, { id, ...fields });
  for (const other of input.isDefault ? others.filter((each) => each.isDefault) : []) {
    const { id: otherId, revision, ...rest } = other;
    if (findRow(tx, pipelines, otherId)) tx.update(pipelines, otherId, { isDefault: false });
    else tx.insert(pipelines, { id: otherId, ...rest, isDefault: false });
  }
  return ok({ id, commandId: tx.command.id });
}
