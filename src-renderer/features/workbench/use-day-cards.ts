import { type Icon, IconAlarm, IconBuildingSkyscraper, IconChecklist, IconMagnet } from '@tabler/icons-react';
import { type QueryFunction, type QueryKey, useQueries } from '@tanstack/react-query';
import type { LeadRow } from '#shared/features/leads/leads.contract.ts';
import type { TaskRow } from '#shared/features/tasks/tasks.contract.ts';
import type { ListInput } from '#shared/kernel/listing.ts';
import { orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { formatInstant, formatRelativeDay } from '../../ui/format.ts';
import type { ListAnswer, ListSource } from '../../ui/list/list-types.ts';
import type { DayRow } from './day-card.tsx';
import { type DayScene, dayLists } from './day-lists.ts';
import type { Today } from './use-today.ts';

interface DayAnswer {
  readonly rows: readonly DayRow[];
  readonly total: number;
}

interface DayQuery {
  readonly queryKey: QueryKey;
  readonly queryFn: QueryFunction<unknown>;
  readonly select: (answer: unknown) => DayAnswer;
}

interface Card {
  /** Its list in `dayLists`, and its words. */
  readonly id: keyof ReturnType<typeof dayLists>;
  readonly room: string;
  readonly noun: string;
  readonly icon: Icon;
  readonly ask: (input: ListInput, now: number) => DayQuery;
  readonly late?: boolean;
}

/** A card of a room's list: `line` tells a row in one line. */
function card<Row>(
  about: Omit<Card, 'ask'>,
  source: ListSource<Row>,
  line: (row: Row, now: number) => Omit<DayRow, 'path'>,
): Card {
  return {
    ...about,
    ask: (input, now) => ({
      ...source(input),
      select: (answer) => {
        const { rows, total } = answer as ListAnswer<Row>;
        return {
          total,
          rows: rows.map((row) => {
            const told = line(row, now);
            return { ...told, path: `/${about.room}/${told.id}` };
          }),
        };
      },
    }),
  };
}

const aTask = { room: 'tasks', noun: 'task' };
const aLead = { room: 'leads', noun: 'lead', icon: IconMagnet };
const listTasks: ListSource<TaskRow> = (input) => orpc.tasks.list.queryOptions({ input });
const listLeads: ListSource<LeadRow> = (input) => orpc.leads.list.queryOptions({ input });

const taskLine = (row: TaskRow) => ({
  id: row.id,
  name: row.title,
  under: row.relatedName,
  side: row.dueAt === null ? null : formatInstant(row.dueAt),
  late: row.overdue,
});

const contactLine = (row: { id: string; name: string; nextContactAt: number | null }, now: number) => ({
  id: row.id,
  name: row.name,
  side: row.nextContactAt === null ? null : formatRelativeDay(row.nextContactAt),
  late: row.nextContactAt !== null && row.nextContactAt < now,
});

const newLeadLine = (row: LeadRow) => ({
  id: row.id,
  name: row.name,
  under: row.contactName,
  side: formatInstant(row.createdAt),
});

/** The cards of a day, in their order. */
const cards: readonly Card[] = [
  card({ ...aTask, id: 'overdueTasks', icon: IconAlarm, late: true }, listTasks, taskLine),
  card({ ...aTask, id: 'todayTasks', icon: IconChecklist }, listTasks, taskLine),
  card(
    { id: 'customers', room: 'customers', noun: 'customer', icon: IconBuildingSkyscraper },
    (input) => orpc.customers.list.queryOptions({ input }),
    contactLine,
  ),
  card({ ...aLead, id: 'leads' }, listLeads, contactLine),
  card({ ...aLead, id: 'newLeads' }, listLeads, newLeadLine),
];

/** What one card shows of its list. */
const page = { offset: 0, limit: 6 };

/** The cards this person sees; one without an answer is still being asked. */
export function useDayCards(today: Today, scene: DayScene) {
  const may = useMay();
  const lists = dayLists(today, scene);
  const seen = cards.filter((each) => may(`${each.noun}.view`));
  const queries = useQueries({
    queries: seen.map((each) => ({
      ...each.ask({ ...lists[each.id], ...page }, today.now),
      placeholderData: (before: unknown) => before,
    })),
  });
  const failed = queries.find((query) => query.error);
  return {
    cards: seen.map(({ id, room, icon, late = false }, at) => ({
      id,
      room,
      icon,
      late,
      path: `/${room}`,
      list: lists[id],
      answer: queries[at]?.data,
    })),
    error: failed?.error,
    retry: () => void failed?.refetch(),
  };
}
