import type { NotAllowed } from '../../kernel/refusals.ts';
import type { Result } from '../../kernel/result.ts';
import { nounOf } from '../../kernel/rights/nouns.ts';
import type { Actor } from '../../kernel/scope.ts';
import { type Permitted, permitInScope } from '../../reading/permitted.ts';
import type { AttachmentTable } from './attachment.model.ts';
import type { AttachmentParent } from './attachments.repository.ts';

/** Adding, renaming and removing an attachment is editing the record it hangs on. */
export function permitAttach(
  actor: Actor,
  table: AttachmentTable,
  parent: AttachmentParent,
): Result<Permitted<AttachmentParent, string>, NotAllowed> {
  const noun = nounOf(table);
  return permitInScope(actor, noun, parent, `${noun}.edit`);
}
