import { Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { IconSparkles, IconSunrise } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { orpc } from '../../api/client.ts';
import { useMay, useMe } from '../../api/me.ts';
import { usePreference } from '../../api/preferences.ts';
import { useKnownWorld } from '../../api/world.ts';
import { useCreate } from '../../app/create.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { useLanguage, useTexts } from '../../ui/texts.ts';
import { DayCard } from './day-card.tsx';
import { type DayScene, dayScenes } from './day-lists.ts';
import { useDayCards } from './use-day-cards.ts';
import { type Today, useToday } from './use-today.ts';
import classes from './workbench.module.css';
import { workbenchTexts } from './workbench.texts.ts';

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
      <ToApprove />
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

/** Documents that wait for the person's word; nothing where there are none. */
function ToApprove() {
  const t = useTexts(workbenchTexts);
  const { data } = useQuery(orpc.flows.counts.queryOptions());
  if (!data || data.todo === 0) return null;
  return (
    <section className={classes.attention} aria-label={t('toApprove', { count: data.todo })}>
      <span>
        <b>{t('toApprove', { count: data.todo })}</b> · <PageLink href="/flows">{t('approve')}</PageLink>
      </span>
    </section>
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
  const may = useMay();
  const { cards, error, retry } = useDayCards(today, scene);
  const company = useQuery({
    ...orpc.customers.list.queryOptions({ input: { limit: 1 } }),
    enabled: may('customer.view'),
  });
  if (error) return <ErrorPanel error={error} onRetry={retry} />;
  const isClear = cards.every(({ answer }) => answer?.total === 0);
  if (isClear && company.data?.total === 0) return <NothingYet />;
  if (isClear && cards.length > 0) return <AllDone {...(scene === 'mine' ? { onAll: () => onScene('all') } : {})} />;
  return (
    <div className={classes.grid}>
      {cards.map((each) => (
        <DayCard key={each.card.id} {...each} />
      ))}
    </div>
  );
}

function NothingYet() {
  const t = useTexts(workbenchTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const { creatable, open } = useCreate();
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

function AllDone({ onAll }: { onAll?: () => void }) {
  const t = useTexts(workbenchTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  return (
    <EmptyState
      icon={IconSparkles}
      title={t('allDone')}
      hint={t('allDoneHint')}
      action={
        <Group gap="sm">
          {onAll ? (
            <Button variant="default" onClick={onAll}>
              {t('toAll')}
            </Button>
          ) : null}
          {may('customer.view') ? (
            <Button variant="default" onClick={() => navigate('/customers')}>
              {t('toCustomers')}
            </Button>
          ) : null}
        </Group>
      }
    />
  );
}
