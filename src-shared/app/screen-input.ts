import type { NotAllowed } from '../kernel/refusals.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { sensitiveFields } from '../kernel/rights/field-catalogue.ts';
import { isMasked, mayEditField } from '../kernel/rights/field-rights.ts';
import type { Actor } from '../kernel/scope.ts';
import type { CommandDefinition } from '../ledger/command.ts';
import { type FieldName, type FieldPlan, fieldPlanOf } from './field-plan.ts';

/**
 * What a command may bring in: a field that the actor may not edit is refused, on every host, whatever the room checks;
 * a masked value that comes back from a form as it was shown is left out, so that it never takes the real one's place.
 */
export function screenInput(
  actor: Pick<Actor, 'fields'>,
  definition: CommandDefinition,
  input: unknown,
): Result<unknown, NotAllowed> {
  const plan = fieldPlanOf(definition.input);
  if (!plan) return ok(input);
  const refused: FieldName[] = [];
  const screened = screen(plan, actor, input, refused);
  const [first] = refused;
  return first ? refuse({ code: 'NOT_ALLOWED', action: `${first.noun}.edit`, field: first.field }) : ok(screened);
}

const leftOut = Symbol('left out');

function screen(plan: FieldPlan, actor: Pick<Actor, 'fields'>, value: unknown, refused: FieldName[]): unknown {
  if (value === null || value === undefined) return value;
  if (plan.field) return screenValue(plan.field, actor, value, refused);
  if (plan.element) {
    return Array.isArray(value) ? value.map((each) => screen(plan.element!, actor, each, refused)) : value;
  }
  if (plan.options) return plan.options.reduce<unknown>((kept, option) => screen(option, actor, kept, refused), value);
  if (!plan.keys || typeof value !== 'object') return value;
  const kept = { ...value } as Record<string, unknown>;
  for (const [key, inner] of plan.keys) {
    if (!(key in kept)) continue;
    const change = changedField(inner);
    const screened = change
      ? screenChange(change, actor, kept[key], refused)
      : screen(inner, actor, kept[key], refused);
    if (screened === leftOut) delete kept[key];
    else kept[key] = screened;
  }
  return kept;
}

/** An edit of one field: what was seen and what it shall be. */
function changedField({ keys }: FieldPlan): FieldName | undefined {
  const [from, to] = keys ?? [];
  return keys?.length === 2 && from?.[0] === 'from' && to?.[0] === 'to' ? from[1].field : undefined;
}

function screenChange(name: FieldName, actor: Pick<Actor, 'fields'>, value: unknown, refused: FieldName[]): unknown {
  if (value === null || value === undefined) return value;
  const { from, to } = value as { from: unknown; to: unknown };
  if ((from ?? null) === (to ?? null) || isMaskOf(name, to)) return leftOut;
  if (!mayEditField(actor.fields, name.noun, name.field)) refused.push(name);
  return value;
}

function screenValue(name: FieldName, actor: Pick<Actor, 'fields'>, value: unknown, refused: FieldName[]): unknown {
  if (isMaskOf(name, value)) return leftOut;
  if (!mayEditField(actor.fields, name.noun, name.field)) refused.push(name);
  return value;
}

/** Only a field that is masked as text can bring a masked text back. */
function isMaskOf({ noun, field }: FieldName, value: unknown): boolean {
  return sensitiveFields[noun]?.[field]?.mask !== 'blank' && isMasked(value);
}
