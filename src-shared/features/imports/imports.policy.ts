import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { type Actor, isAllowed } from '../../kernel/scope.ts';
import { type Permitted, permitAction, permitInScope } from '../../reading/permitted.ts';
import type { ImportModule } from './import.model.ts';
import type { ImportRecord } from './imports.repository.ts';

const nouns: Readonly<Record<ImportModule, string>> = {
  customers: 'customer',
  contacts: 'contact',
  leads: 'lead',
  products: 'product',
};

/** Importing is a right of its own: it makes many records at once. */
export function permitImport(actor: Actor, module: ImportModule): Result<Permitted<undefined, string>, NotAllowed> {
  return permitAction(actor, `${nouns[module]}.import`);
}

export function permitUpdate(actor: Actor, module: ImportModule): Result<Permitted<undefined, string>, NotAllowed> {
  return permitAction(actor, `${nouns[module]}.edit`);
}

/** Records for a colleague are given away, which is what assigning is. */
export function mayImportFor(actor: Actor, module: ImportModule, ownerId: string | null): boolean {
  return ownerId === actor.userId || isAllowed(actor, `${module === 'contacts' ? 'customer' : nouns[module]}.assign`);
}

/** Whoever imported takes it back, or whoever may delete such records within the import's scope. */
export function permitUndo(actor: Actor, job: ImportRecord): Result<Permitted<ImportRecord, string>, NotAllowed> {
  if (job.createdBy === actor.userId && isAllowed(actor, `${nouns[job.module]}.import`)) {
    return ok({ subject: job, action: 'import.undo' } as unknown as Permitted<ImportRecord, string>);
  }
  const permit = permitInScope(actor, job, `${nouns[job.module]}.delete`);
  return permit.ok ? permit : refuse({ code: 'NOT_ALLOWED', action: `${nouns[job.module]}.delete` });
}
