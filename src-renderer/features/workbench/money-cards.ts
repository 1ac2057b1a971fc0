import { IconCalendarDollar, IconCashBanknote, IconHourglassHigh } from '@tabler/icons-react';
import type { ReceiptRow } from '#shared/features/receivables/receipts.contract.ts';
import type { PlanRow } from '#shared/features/receivables/receivables.contract.ts';
import { addDays, chinaDate, dayNumber } from '#shared/kernel/china/dates.ts';
import { orpc } from '../../api/client.ts';
import { formatMoney } from '../../ui/format.ts';
import type { ListSource } from '../../ui/list/list-types.ts';
import { words } from './card-words.ts';
import { type DayCardSpec, listCard } from './day-card-spec.ts';
import { among, between, soonest } from './day-lists.ts';

const aPlan = { room: 'receivables', path: '/receivables', noun: 'receivable' };
const listPlans: ListSource<PlanRow> = (input) => orpc.receivables.list.queryOptions({ input });
const expected = among('status', 'open', 'part');

const planLine = (row: PlanRow) => ({
  id: row.id,
  name: [row.customerName, formatMoney(row.remainder)].filter(Boolean).join(' · '),
  under: row.title,
  side: row.dueDate ?? '',
  late: row.overdueDays > 0,
});

/** The last day of the week that a day is in; weeks begin on Monday. */
function endOfWeek(day: string): string {
  return addDays(day, 6 - ((dayNumber(day) + 3) % 7));
}

/** What customers are to pay, and what is to be confirmed. */
export const moneyCards: readonly DayCardSpec[] = [
  listCard({
    ...words('overduePlans'),
    ...aPlan,
    icon: IconHourglassHigh,
    late: true,
    list: ({ now }, scene) => ({
      scene,
      filters: [expected, between('dueDate', '1970-01-01', addDays(chinaDate(now), -1))],
      sort: soonest('dueDate'),
    }),
    source: listPlans,
    line: planLine,
  }),
  listCard({
    ...words('duePlans'),
    ...aPlan,
    icon: IconCalendarDollar,
    list: ({ now }, scene) => ({
      scene,
      filters: [expected, between('dueDate', chinaDate(now), endOfWeek(chinaDate(now)))],
      sort: soonest('dueDate'),
    }),
    source: listPlans,
    line: planLine,
  }),
  listCard<ReceiptRow>({
    ...words('waitingReceipts'),
    room: 'receipts',
    path: '/receipts',
    noun: 'receivable',
    icon: IconCashBanknote,
    list: (_today, scene) => ({ scene, filters: [among('status', 'waiting')], sort: soonest('receivedOn') }),
    source: (input) => orpc.receipts.list.queryOptions({ input }),
    line: (row) => ({
      id: row.id,
      name: [row.customerName, formatMoney(row.amount)].filter(Boolean).join(' · '),
      under: row.no,
      side: row.receivedOn,
    }),
  }),
];
