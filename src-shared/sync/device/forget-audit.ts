import { findNoun } from '../../kernel/rights/nouns.ts';
import { readChanges } from '../../ledger/audit.ts';
import type { AuditChange } from '../../ledger/ledger.tables.ts';
import { type Redactable, redactRecords } from '../../ledger/redact-audit.ts';
import { forgetCopies } from './forget-copies.ts';
import { forgetSentFields } from './forget-left.ts';
import { decidedToSql } from './outbox-marks.ts';
import type { DeviceParts } from './parts.ts';

export type AuditParts = Pick<DeviceParts, 'core' | 'tables' | 'state' | 'rows' | 'left'>;

/** The mask under which the audit was last gone through. */
const maskKey = 'auditMask';

/** Whether this device's own audit may tell values that its person is not to have any more. */
export function hasAuditToForget({ state, left }: Pick<AuditParts, 'state' | 'left'>): boolean {
  return left.isWaiting() || (state.get('mask') ?? '') !== (state.get(maskKey) ?? '');
}

/**
 * What leaves a device leaves its audit: values of rows that are no longer here, and of fields that are covered now. Who
 * did what when stays, and the chain holds. Work that the server has not decided keeps its values until then.
 * [S-V8] [sync 3.7]
 */
export function forgetAudit(parts: AuditParts): number {
  forgetCopies(parts, { isHere: createPresence(parts), isCovered: createCover(parts.state.get('mask') ?? '') });
  return forgetRows(parts) + forgetMasked(parts);
}

/** Frees no page: what the log still has of values that left is overwritten when it is emptied. */
export function leaveNoPages({ core }: Pick<AuditParts, 'core'>): void {
  if (!core.sqlite.inTransaction) core.sqlite.pragma('wal_checkpoint(TRUNCATE)');
}

function forgetRows(parts: AuditParts): number {
  const { core, left } = parts;
  if (!left.isWaiting()) return 0;
  const isHere = createPresence(parts);
  const isWaiting = findWaiting(parts);
  const known = left.list();
  const stays = new Set<string>();
  const isGone = ([table, id]: AuditChange) => (known === undefined || known.has(id)) && !isHere(table, id);
  const rows = known === undefined ? listAll(parts) : listOf(parts, [...known]);
  const open = rows.filter((row) => {
    const gone = readChanges(row.changes).filter(isGone);
    if (gone.length === 0) return false;
    if (!isWaiting(row.commandId)) return true;
    for (const [, id] of gone) stays.add(id);
    return false;
  });
  const keep = (change: AuditChange) => (isGone(change) ? undefined : change);
  const forgotten = redactRecords(core, open, { actorId: null, reason: 'left', keep });
  left.settle(stays);
  return forgotten;
}

/** The mask tells what it covers as `noun.field:treatment`. */
function createCover(mask: string): (table: string, field: string) => boolean {
  const covered = new Set(mask.split(',').map((each) => each.split(':')[0]!));
  return (table, field) => covered.has(`${findNoun(table)}.${field}`);
}

function forgetMasked(parts: AuditParts): number {
  const { core, state } = parts;
  const mask = state.get('mask') ?? '';
  if (mask === (state.get(maskKey) ?? '')) return 0;
  state.set(maskKey, mask);
  const isCovered = createCover(mask);
  const keep = ([table, id, operation, fields]: AuditChange): AuditChange => [
    table,
    id,
    operation,
    Object.fromEntries(Object.entries(fields).filter(([field]) => !isCovered(table, field))),
  ];
  if (mask === '') return 0;
  forgetSentFields(parts, isCovered);
  const isWaiting = findWaiting(parts);
  const rows = listAll(parts).filter((row) => !isWaiting(row.commandId));
  return redactRecords(core, rows, { actorId: null, reason: 'masked', keep });
}

interface CommandRecord extends Redactable {
  readonly commandId: string;
}

const columns = 'a.seq, a.changes, a.salt, a.command_id AS "commandId"';

function listAll({ core }: AuditParts): CommandRecord[] {
  return core
    .statements(`SELECT ${columns} FROM audit_records a WHERE a.kind = 'command' ORDER BY a.seq`)
    .all() as CommandRecord[];
}

function listOf({ core }: AuditParts, rowIds: readonly string[]): CommandRecord[] {
  return core
    .statements(
      `SELECT DISTINCT ${columns} FROM audit_rows r JOIN audit_records a ON a.seq = r.seq
       WHERE r.row_id IN (SELECT value FROM json_each(?)) AND a.kind = 'command' ORDER BY a.seq`,
    )
    .all(JSON.stringify(rowIds)) as CommandRecord[];
}

/** Rows that everybody has, and those of tables that never travel, do not leave by anybody's rights. */
function createPresence({ core, tables, rows }: AuditParts): (table: string, id: string) => boolean {
  return (name, id) => {
    const table = tables.find(name);
    if (!table || table.home === 'global') return true;
    if (core.statements(`SELECT 1 FROM "${name}" WHERE id = ?`).get(id) !== undefined) return true;
    return rows.findServerImage(table, id) !== undefined;
  };
}

/** Commands the server has not decided, holds back, or that were given up here and can be brought back. */
function findWaiting({ core }: AuditParts): (commandId: string) => boolean {
  const ids = core
    .statements(
      `SELECT command_id AS id FROM outbox WHERE seq > ${decidedToSql} OR resent = 1
       UNION SELECT command_id FROM held_commands
       UNION SELECT json_extract(row.value, '$.command_id') FROM dropped_commands d, json_each(d.rows) row`,
    )
    .all() as { id: string }[];
  const waiting = new Set(ids.map(({ id }) => id));
  return (commandId) => waiting.has(commandId);
}
