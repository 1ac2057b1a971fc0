import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { presentFields } from '../../kernel/present-fields.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { findRow } from '../../reading/rows.ts';

/** One act on a line of a draft, or of a document that is being changed. */
type DocumentLineEdit<Line extends { readonly id: string }> =
  | { readonly act: 'put'; readonly line: Line }
  | { readonly act: 'remove'; readonly id: string };

interface LinesOf<Line> {
  readonly table: SQLiteTable;
  /** The property of a line that names its document, and the document. */
  readonly parent: string;
  readonly parentId: string;
  /** Where the last line stands. */
  readonly last: number;
  readonly add: (line: Line, position: number) => void;
}

/** Applies what was done to lines; acts on lines that another document has do nothing. */
export function applyDocumentLines<Line extends { readonly id: string }>(
  tx: WriteTx,
  { table, parent, parentId, last, add }: LinesOf<Line>,
  edits: readonly DocumentLineEdit<Line>[],
): void {
  let position = last;
  for (const edit of edits) {
    const id = edit.act === 'put' ? edit.line.id : edit.id;
    const found = findRow(tx, table, id) as Record<string, unknown> | undefined;
    if (found && found[parent] !== parentId) continue;
    if (edit.act === 'remove') {
      if (found && found.deletedAt === null) tx.update(table, id, { deletedAt: tx.at } as never);
    } else if (found) {
      tx.update(table, id, { ...presentFields(edit.line), deletedAt: null } as never);
    } else {
      position += 1;
      add(edit.line, position);
    }
  }
}
