import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { ScopedNoun } from '../../kernel/rights/nouns.ts';
import { sha256 } from '../../ledger/digest.ts';
import { codecOf } from '../../ledger/row-codec.ts';
import { isSameValue, type WriteTx } from '../../ledger/write-tx.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import type { Facts, FlowDocType } from './flow-facts.model.ts';
import type { DocumentContent } from './flows.tables.ts';

/**
 * What a room tells about its document so that it can be approved. Each room declares one and names it in
 * `app/flow-documents.ts`; its submit use case calls `submitToFlow`.
 */
export interface FlowDocument {
  readonly docType: FlowDocType;
  readonly table: SQLiteTable;
  readonly noun: ScopedNoun;
  /** Rows that are part of its content; `parent` is the property that holds the document's id. */
  readonly children: readonly { readonly table: SQLiteTable; readonly parent: string }[];
  /** Records that an approver sees with it while the task is theirs, by the property of the document that names them. */
  readonly related: readonly { readonly table: string; readonly noun: ScopedNoun; readonly property: string }[];
  /** Properties that are no content: the document's state and what others compute on it. Stamps and scope never are. */
  readonly notContent: readonly string[];
  /** What lists of approvals call it. */
  readonly describe: (
    row: Readonly<Record<string, unknown>>,
    db: ReadDb,
  ) => { readonly no: string | null; readonly title: string };
  /** What conditions may ask about, by the names in `flow-facts.model.ts`. */
  readonly facts: (row: Readonly<Record<string, unknown>>, db: ReadDb) => Facts;
  /** Sets the document's own state: being approved, in effect, sent back, taken back. */
  readonly onSubmit: (tx: WriteTx, id: string) => void;
  readonly onPass: (tx: WriteTx, id: string) => void;
  readonly onReject: (tx: WriteTx, id: string) => void;
  /** Also when an approval is ended by somebody who administers flows. */
  readonly onWithdraw: (tx: WriteTx, id: string) => void;
  /** Whether the document can be submitted by `flows.submit`; without it only its own room submits it. */
  readonly canSubmit?: (row: Readonly<Record<string, unknown>>) => boolean;
}

/** Documents by their type, as the product gives them. */
export type Documents = ReadonlyMap<string, FlowDocument>;

type Row = Record<string, unknown>;
const stamps = ['createdBy', 'createdAt', 'updatedBy', 'updatedAt', 'revision', 'branchId', 'deptId', 'ownerId'];

export function findDocument(db: ReadDb, { table }: FlowDocument, id: string): Row | undefined {
  const row = findRow(db, table, id) as Row | undefined;
  return row && row.deletedAt === null ? row : undefined;
}

/** The document's content as this host has it. */
export function contentOf(db: ReadDb, document: FlowDocument, id: string): DocumentContent | undefined {
  const header = findRow(db, document.table, id) as Row | undefined;
  if (!header) return undefined;
  const children = document.children.map(({ table, parent }) => {
    const codec = codecOf(table);
    const rows = selectRows(db, table, `t."${codec.byProperty.get(parent)!.column}" = ? ORDER BY t.id`, id) as Row[];
    return [codec.name, rows.map((row) => without(row, stamps))] as const;
  });
  return { header: without(header, [...stamps, ...document.notContent]), children: Object.fromEntries(children) };
}

/** Equal exactly if the content is. */
export function hashOf({ header, children }: DocumentContent): string {
  const live = Object.entries(children).map(([name, rows]) => [name, rows.filter((row) => row.deletedAt === null)]);
  return sha256(JSON.stringify([header, live])).slice(0, 32);
}

/** Puts the content back to what it was; what is the same is not written. */
export function restoreContent(tx: WriteTx, document: FlowDocument, id: string, before: DocumentContent): void {
  const now = contentOf(tx, document, id);
  if (!now) return;
  restoreRow(tx, document.table, id, now.header, before.header);
  for (const { table } of document.children) {
    const { name } = codecOf(table);
    const known = new Map((before.children[name] ?? []).map((row) => [String(row.id), row]));
    for (const row of now.children[name] ?? []) {
      const was = known.get(String(row.id));
      if (was) restoreRow(tx, table, String(row.id), row, was);
      else if (row.deletedAt === null) tx.update(table, String(row.id), { deletedAt: tx.at } as never);
      known.delete(String(row.id));
    }
    const { branchId, deptId, ownerId } = findRow(tx, document.table, id) as Row;
    for (const gone of known.values()) tx.insert(table, { branchId, deptId, ownerId, ...gone } as never);
  }
}

function restoreRow(tx: WriteTx, table: SQLiteTable, id: string, now: Readonly<Row>, before: Readonly<Row>): void {
  const changed = Object.entries(before).filter(([property, value]) => !isSameValue(now[property], value));
  if (changed.length > 0) tx.update(table, id, Object.fromEntries(changed) as never);
}

function without(row: Readonly<Row>, properties: readonly string[]): Row {
  const names = Object.keys(row).filter((property) => !properties.includes(property));
  return Object.fromEntries(names.toSorted().map((property) => [property, row[property]]));
}
