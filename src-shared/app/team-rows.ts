import type { TeamPart, TeamTable } from '../features/teams/team.model.ts';
import type { ReadDb } from '../ports/database.ts';

/** A row by its table and id. */
export type RowName = readonly [table: string, id: string];

interface Below {
  readonly table: string;
  readonly part: TeamPart;
  /** Rows that hang on a record; one bound value, the record's id. */
  readonly ofRecord: string;
}

const ofContacts = 'IN (SELECT id FROM contacts WHERE customer_id = ?)';
const ofFollowUps = (condition: string) => `follow_up_id IN (SELECT id FROM follow_ups WHERE ${condition})`;

const below: Readonly<Record<TeamTable, readonly Below[]>> = {
  customers: [
    { table: 'contacts', part: 'contacts', ofRecord: 'customer_id = ?' },
    { table: 'follow_ups', part: 'followUps', ofRecord: 'customer_id = ?' },
    { table: 'follow_up_notes', part: 'followUps', ofRecord: ofFollowUps('customer_id = ?') },
    { table: 'tasks', part: 'tasks', ofRecord: 'related_id = ?' },
    { table: 'tasks', part: 'tasks', ofRecord: `related_id ${ofContacts}` },
    { table: 'attachments', part: 'contacts', ofRecord: `record_id ${ofContacts}` },
    {
      table: 'attachments',
      part: 'followUps',
      ofRecord: 'record_id IN (SELECT id FROM follow_ups WHERE customer_id = ?)',
    },
  ],
  leads: [
    { table: 'follow_ups', part: 'followUps', ofRecord: 'target_id = ?' },
    { table: 'follow_up_notes', part: 'followUps', ofRecord: ofFollowUps('target_id = ?') },
    { table: 'tasks', part: 'tasks', ofRecord: 'related_id = ?' },
    {
      table: 'attachments',
      part: 'followUps',
      ofRecord: 'record_id IN (SELECT id FROM follow_ups WHERE target_id = ?)',
    },
  ],
};

/** The record, its team, and everything below it that a team can see. */
export function listTeamRows(db: ReadDb, recordTable: TeamTable, recordId: string): RowName[] {
  const rows: RowName[] = [[recordTable, recordId]];
  const add = (table: string, condition: string) => {
    const found = db.rows<{ id: string }>(`SELECT id FROM ${table} WHERE ${condition}`, recordId);
    for (const { id } of found) rows.push([table, id]);
  };
  add('team_members', 'record_id = ?');
  add('attachments', 'record_id = ?');
  for (const each of below[recordTable]) add(each.table, each.ofRecord);
  return rows;
}

/** The records whose teams may see a row, and as what part of them; nothing for rows that no team sees. */
export function findTeamRecords(db: ReadDb, table: string, id: string): { recordId: string; part: TeamPart | null }[] {
  const ids = (sql: string, part: TeamPart | null) =>
    db.rows<{ recordId: string | null }>(sql, id).flatMap(({ recordId }) => (recordId ? [{ recordId, part }] : []));
  switch (table) {
    case 'customers':
    case 'leads':
      return [{ recordId: id, part: null }];
    case 'team_members':
      return ids('SELECT record_id AS "recordId" FROM team_members WHERE id = ?', null);
    case 'attachments':
      return findAttachmentTeams(db, id);
    case 'contacts':
      return ids('SELECT customer_id AS "recordId" FROM contacts WHERE id = ?', 'contacts');
    case 'follow_ups':
      return ids('SELECT coalesce(customer_id, target_id) AS "recordId" FROM follow_ups WHERE id = ?', 'followUps');
    case 'follow_up_notes':
      return ids(
        'SELECT coalesce(f.customer_id, f.target_id) AS "recordId" FROM follow_up_notes n JOIN follow_ups f ON f.id = n.follow_up_id WHERE n.id = ?',
        'followUps',
      );
    case 'tasks':
      return ids(
        'SELECT coalesce((SELECT customer_id FROM contacts WHERE id = t.related_id), t.related_id) AS "recordId" FROM tasks t WHERE t.id = ?',
        'tasks',
      );
    default:
      return [];
  }
}

/** Files are seen by whoever sees what they hang on. */
function findAttachmentTeams(db: ReadDb, id: string): { recordId: string; part: TeamPart | null }[] {
  const found = db.row<{ recordTable: string; recordId: string }>(
    'SELECT record_table AS "recordTable", record_id AS "recordId" FROM attachments WHERE id = ?',
    id,
  );
  const teamed = ['customers', 'leads', 'contacts', 'follow_ups'];
  return found && teamed.includes(found.recordTable) ? findTeamRecords(db, found.recordTable, found.recordId) : [];
}
