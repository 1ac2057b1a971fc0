import { Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import {
  IconAlarm,
  IconBuildingSkyscraper,
  IconChecklist,
  IconMagnet,
  IconSparkles,
  IconSunrise,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { orpc } from '../../api/client.ts';
import { useMay, useMe } from '../../api/me.ts';
import { usePreference } from '../../api/preferences.ts';
import { useKnownWorld } from '../../api/world.ts';
import { useCreate } from '../../app/create.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { formatInstant, formatRelativeDay } from '../../ui/format.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { useLanguage, useTexts } from '../../ui/texts.ts';
import { DayCard } from './day-card.tsx';
import { type DayScene, dayLists, dayScenes } from './day-lists.ts';
import { type Today, useToday } from './use-today.ts';
import classes from './workbench.module.css';
import { workbenchTexts } from './workbench.texts.ts';

const limit = 6;

/** What the day asks of this person: whom to contact, what to do, what to decide. */
export function WorkbenchPage() {
  const today = useToday();
  const [kept, setScene] = usePreference<string>('workbench.scene', 'mine');
  const scene = dayScenes.find((each) => each === kept) ?? 'mine';
  return (
    <div className={classes.page}>
      <Group justify="space-between" gap="md">
        <Greeting today={today} />
        <WhoseDay scene={scene} onChange={setScene} />
      </Group>
      <Attention />
      <Cards today={today} scene={scene} onScene={setScene} />
    </div>
  );
}

function Greeting({ today }: { today: Today }) {
  const t = useTexts(workbenchTexts);
  const language = useLanguage();
  const me = useMe();
  const hour = new Date(today.now).getHours();
  const part = hour < 11 ? 'morning' : hour < 13 ? 'noon' : hour < 18 ? 'afternoon' : 'evening';
  const date = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(today.now);
  return (
    <div>
      <Title order={1}>{t(part, { name: me?.name ?? '' })}</Title>
      <Text c="dimmed">{date}</Text>
    </div>
  );
}

function WhoseDay({ scene, onChange }: { scene: DayScene; onChange: (scene: string) => void }) {
  const t = useTexts(workbenchTexts);
  return (
    <SegmentedControl
      aria-label={t('whose')}
      value={scene}
      onChange={onChange}
      data={dayScenes.map((value) => ({ value, label: t(value) }))}
    />
  );
}

/** Conflicts and held changes of a device that belongs to a company; nothing where there are none. */
function Attention() {
  const t = useTexts(workbenchTexts);
  const world = useKnownWorld();
  const isMember = world.host === 'desktop' && world.state.member;
  const { data } = useQuery({ ...orpc.sync.status.queryOptions(), enabled: isMember });
  if (!data || data.conflicts + data.held === 0) return null;
  return (
    <section className={classes.attention} aria-label={t('attention')}>
      {data.conflicts > 0 ? (
        <span>
          <b>{t('conflicts', { count: data.conflicts })}</b> · {t('conflictsHint')}{' '}
          <PageLink href="/system/sync/conflicts">{t('resolve')}</PageLink>
        </span>
      ) : null}
      {data.held > 0 ? (
        <span>
          <b>{t('held', { count: data.held })}</b> · {t('heldHint')}{' '}
          <PageLink href="/system/sync/held">{t('resolve')}</PageLink>
        </span>
      ) : null}
    </section>
  );
}

function Cards({ today, scene, onScene }: { today: Today; scene: DayScene; onScene: (scene: string) => void }) {
  const t = useTexts(workbenchTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const { creatable, open } = useCreate();
  const lists = useMemo(() => dayLists(today, scene), [today, scene]);
  const [seesTasks, seesCustomers, seesLeads] = [may('task.view'), may('customer.view'), may('lead.view')];
  const keep = { placeholderData: (before: unknown) => before as never };
  const overdue = useQuery({
    ...orpc.tasks.list.queryOptions({ input: { ...lists.overdueTasks, limit } }),
    ...keep,
    enabled: seesTasks,
  });
  const due = useQuery({
    ...orpc.tasks.list.queryOptions({ input: { ...lists.todayTasks, limit } }),
    ...keep,
    enabled: seesTasks,
  });
  const customers = useQuery({
    ...orpc.customers.list.queryOptions({ input: { ...lists.customers, limit } }),
    ...keep,
    enabled: seesCustomers,
  });
  const leads = useQuery({
    ...orpc.leads.list.queryOptions({ input: { ...lists.leads, limit } }),
    ...keep,
    enabled: seesLeads,
  });
  const fresh = useQuery({
    ...orpc.leads.list.queryOptions({ input: { ...lists.newLeads, limit } }),
    ...keep,
    enabled: seesLeads,
  });
  const company = useQuery({
    ...orpc.customers.list.queryOptions({ input: { limit: 1 } }),
    enabled: seesCustomers,
  });
  const error = overdue.error ?? due.error ?? customers.error ?? leads.error ?? fresh.error;
  if (error) return <ErrorPanel error={error} onRetry={() => void overdue.refetch()} />;

  const asked = [overdue, due, customers, leads, fresh].filter(
    (_, at) => [seesTasks, seesTasks, seesCustomers, seesLeads, seesLeads][at],
  );
  const isClear = asked.every((query) => query.data?.total === 0);
  if (isClear && company.data?.total === 0) {
    return (
      <EmptyState
        icon={IconSunrise}
        title={t('emptyTitle')}
        hint={t('emptyHint')}
        action={
          <Group gap="sm">
            {creatable.some((room) => room.id === 'customers') ? (
              <Button onClick={() => open('customers')}>{t('newCustomer')}</Button>
            ) : null}
            {may('customer.import') ? (
              <Button variant="default" onClick={() => navigate('/imports/new')}>
                {t('importFile')}
              </Button>
            ) : null}
          </Group>
        }
      />
    );
  }
  if (isClear && asked.length > 0) {
    return (
      <EmptyState
        icon={IconSparkles}
        title={t('allDone')}
        hint={t('allDoneHint')}
        action={
          <Group gap="sm">
            {scene === 'mine' ? (
              <Button variant="default" onClick={() => onScene('all')}>
                {t('toAll')}
              </Button>
            ) : null}
            {seesCustomers ? (
              <Button variant="default" onClick={() => navigate('/customers')}>
                {t('toCustomers')}
              </Button>
            ) : null}
          </Group>
        }
      />
    );
  }
  const tasksOf = (data: typeof overdue.data) =>
    data && {
      total: data.total,
      rows: data.rows.map((row) => ({
        id: row.id,
        name: row.title,
        path: `/tasks/${row.id}`,
        under: row.relatedName,
        side: row.dueAt === null ? null : formatInstant(row.dueAt),
        late: row.overdue,
      })),
    };
  const contactsOf = (
    room: string,
    data: { rows: { id: string; name: string; nextContactAt: number | null }[]; total: number } | undefined,
  ) =>
    data && {
      total: data.total,
      rows: data.rows.map((row) => ({
        id: row.id,
        name: row.name,
        path: `/${room}/${row.id}`,
        side: row.nextContactAt === null ? null : formatRelativeDay(row.nextContactAt),
        late: row.nextContactAt !== null && row.nextContactAt < today.now,
      })),
    };
  return (
    <div className={classes.grid}>
      {seesTasks ? (
        <>
          <DayCard
            title={t('overdueTasks')}
            icon={IconAlarm}
            empty={t('overdueTasksEmpty')}
            room="tasks"
            path="/tasks"
            list={lists.overdueTasks}
            answer={tasksOf(overdue.data)}
            late
          />
          <DayCard
            title={t('todayTasks')}
            icon={IconChecklist}
            empty={t('todayTasksEmpty')}
            room="tasks"
            path="/tasks"
            list={lists.todayTasks}
            answer={tasksOf(due.data)}
          />
        </>
      ) : null}
      {seesCustomers ? (
        <DayCard
          title={t('customers')}
          icon={IconBuildingSkyscraper}
          empty={t('customersEmpty')}
          room="customers"
          path="/customers"
          list={lists.customers}
          answer={contactsOf('customers', customers.data)}
        />
      ) : null}
      {seesLeads ? (
        <>
          <DayCard
            title={t('leads')}
            icon={IconMagnet}
            empty={t('leadsEmpty')}
            room="leads"
            path="/leads"
            list={lists.leads}
            answer={contactsOf('leads', leads.data)}
          />
          <DayCard
            title={t('newLeads')}
            icon={IconMagnet}
            empty={t('newLeadsEmpty')}
            room="leads"
            path="/leads"
            list={lists.newLeads}
            answer={
              fresh.data && {
                total: fresh.data.total,
                rows: fresh.data.rows.map((row) => ({
                  id: row.id,
                  name: row.name,
                  path: `/leads/${row.id}`,
                  under: row.contactName,
                  side: formatInstant(row.createdAt),
                })),
              }
            }
          />
        </>
      ) : null}
    </div>
  );
}
