import type { ChildRows } from '../../ledger/child-rows.ts';
import { attachments } from './attachments.tables.ts';

/** Files that hang on a record: they move, go to the bin and come back with it. */
export const attachmentChildren: readonly ChildRows[] = [{ table: attachments, ofParent: 't.record_id = ?' }];

/** Files on what hangs on a record; `ids` selects those below it by its one bound value. */
export function attachmentsBelow(ids: string, ownOwner = false): ChildRows {
  const below = { table: attachments, ofParent: `t.record_id IN (${ids})` };
  return ownOwner ? { ...below, ownOwner } : below;
}
