import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { tellingLength } from './follow-up.model.ts';
import { findSameContent, findVisibleFollowUp } from './follow-ups.repository.ts';

/** Whether the words are few or have been said before about the same target: a warning, never a refusal. */
export function checkContent(db: ReadDb, actor: Actor, targetId: string, content: string) {
  const same = findSameContent(db, targetId, content);
  return {
    tooShort: content.trim().length < tellingLength,
    sameAs: same && findVisibleFollowUp(db, actor, same.id) ? same.id : null,
  };
}
