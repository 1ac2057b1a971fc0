import { addDays, chinaDate } from '../../kernel/china/dates.ts';
import { lunarToSolar, solarToLunar } from '../../kernel/china/lunar.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { selectVisibleRows } from '../../reading/rows.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { findNames } from '../people/people.repository.ts';
import { careCycleDays, careRisk } from './customer-review.model.ts';

const dayMs = 86_400_000;

/** The key customers in scope with what tells how well they are looked after, those at the greatest risk first. */
export function listKeyCustomers(db: ReadDb, actor: Actor, at: number) {
  const names = findNames(db);
  const today = chinaDate(at);
  const rows = selectVisibleRows(db, actor, customers, {
    where: 't.is_key = 1 AND t.deleted_at IS NULL',
    values: [],
    order: 'ORDER BY t.last_follow_at LIMIT 500',
  });
  return rows
    .map((customer) => {
      const people = selectVisibleRows(db, actor, contacts, {
        where: "t.customer_id = ? AND t.deleted_at IS NULL AND t.status = 'active'",
        values: [customer.id],
      });
      const since = customer.lastFollowAt ?? customer.receivedAt ?? customer.createdAt;
      const days = Math.max(0, Math.floor((at - since) / dayMs));
      const { total } = db.row<{ total: number }>(
        'SELECT count(*) AS total FROM opportunities WHERE customer_id = ? AND end_state IS NULL AND deleted_at IS NULL',
        customer.id,
      )!;
      return {
        id: customer.id,
        name: customer.name,
        level: customer.level,
        keyReason: customer.keyReason,
        ownerName: names.user(customer.ownerId),
        branchName: names.branch(customer.branchId),
        lastFollowAt: customer.lastFollowAt,
        nextContactAt: customer.nextContactAt,
        daysWithoutContact: days,
        allowedDays: careCycleDays[customer.level ?? 'B'],
        risk: careRisk(customer.level, days),
        contacts: people.length,
        decisionMakers: people.filter((each) => each.isDecisionMaker || each.role === 'decider').length,
        openOpportunities: total,
        birthdays: people.flatMap((each) => {
          const on = each.birthday ? nextBirthday(each.birthday, each.birthdayLunar, today) : undefined;
          return on !== undefined && on <= addDays(today, 30) ? [{ contactId: each.id, name: each.name, on }] : [];
        }),
      };
    })
    .toSorted((a, b) => b.risk - a.risk);
}

/** The next day on which a birthday is kept, by the calendar or by the moon. */
function nextBirthday(birthday: string, isLunar: boolean, today: string): string | undefined {
  const year = Number(today.slice(0, 4));
  const lunar = isLunar ? solarToLunar(birthday) : undefined;
  const days = [year - 1, year, year + 1].map((each) =>
    lunar ? lunarToSolar({ ...lunar, year: each, leap: false }) : `${each}${birthday.slice(4)}`,
  );
  return days.find((day) => day !== undefined && day >= today);
}
