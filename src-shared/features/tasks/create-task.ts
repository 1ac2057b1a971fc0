import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findHome } from '../people/people.repository.ts';
import type { NewTask, TaskWithoutDueTime } from './task.model.ts';
import { permitCreate } from './tasks.policy.ts';
import { addReminders, findTask, findVisibleRelated } from './tasks.repository.ts';
import { tasks } from './tasks.tables.ts';

export interface OwnerNotFound {
  readonly code: 'OWNER_NOT_FOUND';
}

export interface RelatedNotFound {
  readonly code: 'RELATED_NOT_FOUND';
}

type CreateTaskRefusal = NotAllowed | FieldInvalid | IdTaken | OwnerNotFound | RelatedNotFound | TaskWithoutDueTime;

/** A task lives where the person who does it lives, whatever it belongs to. */
export function createTask(tx: WriteTx, actor: Actor, input: NewTask): Result<Written, CreateTaskRefusal> {
  const { reminders: offsets = [], ownerId = actor.userId, ...fields } = input;
  const permit = permitCreate(actor, ownerId);
  if (!permit.ok) return permit;

  const id = input.id!;
  if (findTask(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const home = findHome(tx, ownerId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });

  const { relatedType, relatedId, dueAt = null } = input;
  if ((relatedType === undefined) !== (relatedId === undefined)) {
    return refuse({ code: 'FIELD_INVALID', field: 'relatedId', rule: 'required' });
  }
  if (relatedType && relatedId && !findVisibleRelated(tx, actor, relatedType, relatedId)) {
    return refuse({ code: 'RELATED_NOT_FOUND' });
  }
  if (offsets.length > 0 && dueAt === null) return refuse({ code: 'TASK_WITHOUT_DUE_TIME' });

  tx.insert(tasks, {
    kind: 'task',
    priority: 'normal',
    watcherIds: [],
    checklist: [],
    ...presentFields(fields),
    id,
    ...home,
    status: 'notStarted',
  });
  if (dueAt !== null) addReminders(tx, { id, dueAt, ...home }, offsets);
  return ok({ id, commandId: tx.command.id });
}
