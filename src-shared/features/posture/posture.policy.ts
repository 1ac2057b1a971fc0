import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { postureManageActions, postureViewActions } from './finding.model.ts';

export function permitViewPosture(actor: Actor): Result<void, NotAllowed> {
  return permitAny(actor, postureViewActions);
}

export function permitManagePosture(actor: Actor): Result<void, NotAllowed> {
  return permitAny(actor, postureManageActions);
}

function permitAny(actor: Actor, actions: readonly string[]): Result<void, NotAllowed> {
  if (actions.some((action) => isAllowed(actor, action))) return ok(undefined);
  return refuse({ code: 'NOT_ALLOWED', action: actions[0]! });
}
