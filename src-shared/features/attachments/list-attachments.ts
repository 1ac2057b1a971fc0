import type { Actor } from '../../kernel/scope.ts';
import type { ContentStore } from '../../ports/content-store.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findNames } from '../people/people.repository.ts';
import type { AttachmentTable } from './attachment.model.ts';
import type { AttachmentRow } from './attachments.contract.ts';
import { permitAttach } from './attachments.policy.ts';
import { findVisibleParent, listAttachmentsOf } from './attachments.repository.ts';

interface Host {
  readonly db: ReadDb;
  readonly content: ContentStore;
  readonly host: 'device' | 'server';
}

/** The attachments of a record that the actor may see, and where their content is; undefined for any other record. */
export function findAttachments(
  { db, content, host }: Host,
  actor: Actor,
  { recordTable, recordId }: { readonly recordTable: AttachmentTable; readonly recordId: string },
): { rows: AttachmentRow[]; mayEdit: boolean } | undefined {
  const parent = findVisibleParent(db, actor, recordTable, recordId);
  if (!parent) return undefined;
  const found = listAttachmentsOf(db, recordId);
  const held = new Map(content.list(found.map((row) => row.id)).map((each) => [each.id, each]));
  const names = findNames(db);
  const rows = found.map((row): AttachmentRow => {
    const known = held.get(row.id);
    const state = known?.isComplete ? 'here' : known ? 'coming' : 'away';
    const sent = host === 'device' && row.revision > 0 && known?.isComplete ? known.sent : null;
    return {
      ...row,
      byName: names.user(row.createdBy),
      content: { state, received: known?.received ?? 0, sent },
    };
  });
  return { rows, mayEdit: parent.deletedAt === null && permitAttach(actor, recordTable, parent).ok };
}
