import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitWorkCalendar } from './schedule.policy.ts';
import { workCalendars } from './schedule.tables.ts';
import { findWrongDay, type SaveWorkYear, type WorkDayInvalid } from './work-calendar.model.ts';
import { findWorkYear } from './work-calendar.repository.ts';

/** The notice of a year, as it holds for a branch or for the company. */
export function saveWorkYear(
  tx: WriteTx,
  actor: Actor,
  input: SaveWorkYear,
): Result<Written, NotAllowed | WorkDayInvalid> {
  const permit = permitWorkCalendar(actor);
  if (!permit.ok) return permit;
  const wrong = findWrongDay(input);
  if (wrong !== undefined) return refuse({ code: 'WORK_DAY_INVALID', date: wrong });
  const known = findWorkYear(tx, input.year, input.branchId);
  const id = known?.id ?? tx.newId();
  if (known) tx.update(workCalendars, id, input);
  else tx.insert(workCalendars, { id, ...input });
  return ok({ id, commandId: tx.command.id });
}
