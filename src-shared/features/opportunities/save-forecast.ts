import type { FieldInvalid, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isInScope } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitAction } from '../../reading/permitted.ts';
import { findHome } from '../people/people.repository.ts';
import { type ForecastRecord, findForecast } from './opportunities.repository.ts';
import { forecasts } from './opportunities.tables.ts';

interface ForecastInput {
  readonly month: string;
  readonly userId: string;
  /** Fen; null takes it back. */
  readonly amount: number | null;
  readonly remark?: string | null | undefined;
}

type Forecasted = Result<Written, NotAllowed | FieldInvalid>;

/** 承诺: what the person themself promises for the month. */
export function commitForecast(tx: WriteTx, actor: Actor, input: ForecastInput): Forecasted {
  const permit = permitAction(actor, 'opportunity.view');
  if (!permit.ok) return permit;
  if (input.userId !== actor.userId) return refuse({ code: 'NOT_ALLOWED', action: 'opportunity.forecast' });
  return save(tx, input, { committed: input.amount });
}

/** What a manager makes of it, for a person whose opportunities they see. */
export function overrideForecast(tx: WriteTx, actor: Actor, input: ForecastInput): Forecasted {
  const permit = permitAction(actor, 'opportunity.forecast');
  if (!permit.ok) return permit;
  const home = findHome(tx, input.userId);
  if (!home || !isInScope(actor, 'opportunity', home)) {
    return refuse({ code: 'NOT_ALLOWED', action: 'opportunity.forecast' });
  }
  return save(tx, input, { overridden: input.amount, overriddenBy: input.amount === null ? null : actor.userId });
}

function save(
  tx: WriteTx,
  { month, userId, remark }: ForecastInput,
  patch: Partial<Pick<ForecastRecord, 'committed' | 'overridden' | 'overriddenBy'>>,
): Forecasted {
  const home = findHome(tx, userId);
  if (!home) return refuse({ code: 'FIELD_INVALID', field: 'userId', rule: 'unknown' });
  const found = findForecast(tx, month, userId);
  const words = remark === undefined ? {} : { remark };
  if (found) tx.update(forecasts, found.id, { ...patch, ...words });
  else tx.insert(forecasts, { id: tx.newId(), month, userId, ...home, ...patch, ...words });
  return ok({ id: found?.id ?? tx.command.id, commandId: tx.command.id });
}
