import type { NotAllowed } from '../kernel/refusals.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Permitted } from './permitted.ts';

/** All of the records with the permit for each, or the first refusal: a bulk change happens whole or not at all. */
export function permitEach<Subject, Action extends string, const Code extends string>(
  ids: readonly string[],
  find: (id: string) => Subject | undefined,
  permit: (subject: Subject) => Result<Permitted<Subject, Action>, NotAllowed>,
  missing: Code,
): Result<Permitted<Subject, Action>[], NotAllowed | { readonly code: Code }> {
  const permitted: Permitted<Subject, Action>[] = [];
  for (const id of new Set(ids)) {
    const subject = find(id);
    if (subject === undefined) return refuse({ code: missing });
    const permission = permit(subject);
    if (!permission.ok) return permission;
    permitted.push(permission.value);
  }
  return ok(permitted);
}
