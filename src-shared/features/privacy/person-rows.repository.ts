import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { conflicts } from '../../ledger/ledger.tables.ts';
import { codecOf } from '../../ledger/row-codec.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectRows } from '../../reading/rows.ts';
import { attachments } from '../attachments/attachments.tables.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { followUpNotes, followUps } from '../follow-ups/follow-ups.tables.ts';
import { importChunks } from '../imports/imports.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { ownerChanges, poolNotices } from '../pools/pools.tables.ts';
import { eventContents, eventExceptions, eventSeats, events } from '../schedule/schedule.tables.ts';
import { reminders, tasks } from '../tasks/tasks.tables.ts';
import { teamMembers } from '../teams/teams.tables.ts';
import { follows } from '../views/views.tables.ts';
import { personParts } from './person-parts.repository.ts';
import { consents, legalHolds, privacyRequests } from './privacy.tables.ts';

/** How the rows of a table are found that tell of a person; `persons` stands for the ids of the person's records. */
interface PersonLink {
  readonly table: SQLiteTable;
  readonly where: string;
  /** Rows that tell of others too: the person is taken out of them, and they stay. */
  readonly isShared?: boolean;
}

const persons = 'IN (SELECT value FROM persons)';
const personFollowUps = `IN (SELECT f.id FROM follow_ups f WHERE f.target_id ${persons} OR (f.contact_ids <> '[]' AND EXISTS (SELECT 1 FROM json_each(f.contact_ids) c WHERE c.value ${persons})))`;
const personTasks = `IN (SELECT k.id FROM tasks k WHERE k.related_id ${persons} OR k.follow_up_id ${personFollowUps} OR k.id IN (SELECT n.next_task_id FROM follow_ups n WHERE n.id ${personFollowUps}))`;

const meets = (event: string) =>
  `${event}.related_id ${persons} OR (${event}.contact_ids <> '[]' AND EXISTS (SELECT 1 FROM json_each(${event}.contact_ids) c WHERE c.value ${persons}))`;
const personEvents = `IN (SELECT e.id FROM events e WHERE ${meets('e')} OR EXISTS (SELECT 1 FROM event_contents x WHERE x.event_id = e.id AND (${meets('x')})))`;

/**
 * Every table that may tell of a person, children before their parents. What is neither here nor named among the
 * tables that tell of none does not pass the test that goes through all synchronised tables. [S-PI-3] [S-PI-4]
 */
export const personLinks: readonly PersonLink[] = [
  { table: attachments, where: `t.record_id ${persons} OR t.record_id ${personFollowUps}` },
  { table: eventSeats, where: `t.event_id ${personEvents}` },
  { table: eventExceptions, where: `t.event_id ${personEvents}` },
  { table: eventContents, where: `t.event_id ${personEvents}` },
  { table: events, where: `t.id ${personEvents}` },
  { table: reminders, where: `t.task_id ${personTasks}` },
  { table: followUpNotes, where: `t.follow_up_id ${personFollowUps}` },
  { table: conflicts, where: `t.row_id ${persons} OR t.row_id ${personFollowUps} OR t.row_id ${personTasks}` },
  { table: tasks, where: `t.id ${personTasks}` },
  { table: followUps, where: `t.id ${personFollowUps}` },
  { table: teamMembers, where: `t.record_id ${persons}` },
  { table: follows, where: `t.record_id ${persons}` },
  { table: consents, where: `t.subject_id ${persons}` },
  { table: legalHolds, where: `t.subject_id ${persons}` },
  { table: privacyRequests, where: `t.subject_id ${persons}`, isShared: true },
  {
    table: importChunks,
    where: `EXISTS (SELECT 1 FROM json_each(t.entries) e WHERE json_extract(e.value, '$[1]') ${persons})`,
    isShared: true,
  },
  ...[ownerChanges, poolNotices].map((table) => ({ table, where: `t.record_id ${persons}` })),
  ...personParts.map(({ table, where }) => ({ table, where, isShared: true })),
  { table: contacts, where: `t.id ${persons}` },
  { table: leads, where: `t.id ${persons}` },
];

export interface PersonRows {
  readonly table: SQLiteTable;
  readonly name: string;
  readonly isShared: boolean;
  readonly rows: readonly Record<string, unknown>[];
}

/** Everything that is kept about the person, table by table; the lead the person was and the contact it became are one. */
export function findPersonRows(db: ReadDb, subjectId: string): PersonRows[] {
  const ids = JSON.stringify(findPersonIds(db, subjectId));
  return personLinks.map(({ table, where, isShared = false }) => ({
    table,
    name: codecOf(table).name,
    isShared,
    rows: selectPersonRows(db, table, where, ids),
  }));
}

function selectPersonRows(db: ReadDb, table: SQLiteTable, where: string, ids: string): Record<string, unknown>[] {
  const codec = codecOf(table);
  const found = db.rows<Record<string, unknown>>(
    `WITH persons AS MATERIALIZED (SELECT value FROM json_each(?)) SELECT t.* FROM "${codec.name}" t WHERE ${where}`,
    ids,
  );
  return found.map((row) => codec.decode(row));
}

/** The ids under which one person is kept. */
export function findPersonIds(db: ReadDb, subjectId: string): string[] {
  const lead = selectRows(db, leads, 't.id = ?', subjectId)[0];
  const contactId = lead ? lead.convertedContactId : subjectId;
  const from = contactId === null ? [] : selectRows(db, leads, 't.converted_contact_id = ?', contactId);
  return [...new Set([subjectId, ...(contactId === null ? [] : [contactId]), ...from.map(({ id }) => id)])];
}
