import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed, isInScope, type Scope } from '../../kernel/scope.ts';
import { type Permitted, permitAction, permitInScope } from '../../reading/permitted.ts';
import { type ImportModule, importActionOf, importNouns } from './import.model.ts';
import type { ImportRecord } from './imports.repository.ts';

/** Importing is a right of its own: it makes many records at once. */
export function permitImport(actor: Actor, module: ImportModule): Result<Permitted<undefined, string>, NotAllowed> {
  return permitAction(actor, importActionOf(module));
}

export function permitUpdate(actor: Actor, module: ImportModule): Result<Permitted<undefined, string>, NotAllowed> {
  return permitAction(actor, `${importNouns[module]}.edit`);
}

/** Records for a colleague are given away, which is what assigning is. */
export function mayImportFor(actor: Actor, module: ImportModule, ownerId: string | null): boolean {
  return (
    ownerId === actor.userId || isAllowed(actor, `${module === 'contacts' ? 'customer' : importNouns[module]}.assign`)
  );
}

/** Whoever imported takes it back, or whoever may delete such records within the import's scope. */
export function permitUndo(actor: Actor, job: ImportRecord): Result<Permitted<ImportRecord, string>, NotAllowed> {
  if (job.createdBy === actor.userId && isAllowed(actor, importActionOf(job.module))) {
    return ok({ subject: job, action: 'import.undo' } as unknown as Permitted<ImportRecord, string>);
  }
  const permit = permitInScope(actor, importNouns[job.module], job, `${importNouns[job.module]}.delete`);
  return permit.ok ? permit : refuse({ code: 'NOT_ALLOWED', action: `${importNouns[job.module]}.delete` });
}

/** Whether a record is within what the actor may see; catalogue and people are one for the whole company. */
export function isReached(actor: Actor, noun: string, record: Scope & { readonly id: string }): boolean {
  return noun === 'product' || noun === 'user' || isInScope(actor, noun, record);
}
