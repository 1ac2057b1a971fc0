import { chinaDate } from '../../kernel/china/dates.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findRoom } from '../pools/capacity.repository.ts';
import type { AssignRule, Candidate, Load } from './assign-rule.model.ts';
import { findLeadSettings } from './lead-rules.repository.ts';
import { isWorkTime } from './lead-settings.model.ts';
import type { RoutingState } from './route-lead.model.ts';
import { companyCalendar } from './work-time.repository.ts';

/** A routing state that also learns what it gave out, so that a trial counts like the real thing. */
export interface LearningState extends RoutingState {
  give(rule: AssignRule, userId: string): void;
}

type Given = { -readonly [Key in keyof Load]: Load[Key] };

/** The company as the database tells it now. What a rule gave is counted since it was last changed. */
export function readRoutingState(db: ReadDb, at: number): LearningState {
  const people = new Map<string, Omit<Candidate, 'load'>[]>();
  const loads = new Map<string, Given>();
  const loadOf = (rule: AssignRule, userId: string): Given => {
    const key = `${rule.id} ${userId}`;
    const known = loads.get(key) ?? readLoad(db, rule, userId, at);
    loads.set(key, known);
    return known;
  };
  return {
    at,
    isWorkTime: isWorkTime(at, findLeadSettings(db), companyCalendar()),
    peopleOf: (rule) => {
      const known = people.get(rule.id) ?? readPeople(db, rule);
      people.set(rule.id, known);
      return known;
    },
    loadOf,
    give: (rule, userId) => {
      const load = loadOf(rule, userId);
      load.given += 1;
      load.givenToday += 1;
      load.lastGivenAt = at;
      for (const [key, each] of loads) {
        if (!key.endsWith(` ${userId}`)) continue;
        each.open += 1;
        if (each.room !== null) each.room -= 1;
      }
    },
  };
}

const columns = { user: 'id', department: 'dept_id', branch: 'branch_id' } as const;

function readPeople(db: ReadDb, rule: AssignRule): Omit<Candidate, 'load'>[] {
  const seen = new Set<string>();
  return rule.targets.flatMap(({ kind, id }, target) =>
    db
      .rows<{ id: string }>(
        `SELECT id FROM users WHERE ${columns[kind]} = ? AND status = 'active' AND deleted_at IS NULL ORDER BY id`,
        id,
      )
      .flatMap((row) => {
        if (seen.has(row.id)) return [];
        seen.add(row.id);
        return [{ userId: row.id, target }];
      }),
  );
}

function readLoad(db: ReadDb, rule: AssignRule, userId: string, at: number): Given {
  const midnight = Date.parse(`${chinaDate(at)}T00:00:00+08:00`);
  const row = db.row<{ given: number; givenToday: number; lastGivenAt: number | null }>(
    `SELECT count(*) AS given, count(*) FILTER (WHERE at >= ?) AS "givenToday", max(at) AS "lastGivenAt"
     FROM owner_changes WHERE record_table = 'leads' AND kind IN ('routed', 'escalated') AND at >= ? AND reason = ? AND to_owner_id = ?`,
    midnight,
    rule.updatedAt,
    rule.id,
    userId,
  )!;
  const open = db.row<{ total: number }>(
    "SELECT count(*) AS total FROM leads WHERE owner_id = ? AND deleted_at IS NULL AND status IN ('pending', 'following', 'qualified')",
    userId,
  )!.total;
  const room = findRoom(db, 'lead', userId);
  return { ...row, open, room: room ? room.limit - room.count : null };
}
