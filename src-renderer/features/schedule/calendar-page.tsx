import { Button, Group, SegmentedControl, Text, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import type { CalendarItem } from '#shared/features/schedule/schedule.contract.ts';
import { useMay, useMe } from '../../api/me.ts';
import { usePreference } from '../../api/preferences.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useKeys } from '../../ui/keys.ts';
import { useTexts } from '../../ui/texts.ts';
import { AgendaView } from './agenda-view.tsx';
import classes from './calendar.module.css';
import { eventBlock, layerBlock, type Shown } from './calendar-event.ts';
import { CalendarMenu } from './calendar-menu.tsx';
import { CalendarViews } from './calendar-views.tsx';
import { type CalendarView, calendarViews, dayMs, fromClock, spanOf, stepDate, today } from './china-time.ts';
import type { EventDraft } from './event-draft.ts';
import { EventForm } from './event-form.tsx';
import { PeopleMenu } from './people-menu.tsx';
import { scheduleTexts } from './schedule.texts.ts';
import { ScopeQuestion } from './scope-question.tsx';
import { useCalendar } from './use-calendar.ts';
import { useMoving } from './use-moving.ts';

/** The person's calendar, and the team's beside it. */
export function CalendarPage() {
  const t = useTexts(scheduleTexts);
  const may = useMay();
  const me = useMe();
  const [, navigate] = useLocation();
  const [keptView, setView] = usePreference<string>('schedule.view', 'week');
  const [layers, setLayers] = usePreference<string[]>('schedule.layers', ['plans', 'tasks']);
  const [withLunar, setLunar] = usePreference<boolean>('schedule.lunar', true);
  const [team, setTeam] = usePreference<string[]>('schedule.team', []);
  const [date, setDate] = useState(today);
  const [making, setMaking] = useState<{ given?: Partial<EventDraft>; ownerId?: string | undefined }>();
  const asked = new URLSearchParams(useSearch()).get('view');
  const view = calendarViews.find((each) => each === (asked ?? keptView)) ?? 'week';
  const userIds = view === 'team' && me ? [...new Set([me.id, ...team])] : undefined;
  const calendar = useCalendar({ view, date, layers, userIds });
  const show = (next: string) => {
    setView(next);
    if (asked !== null) navigate('/schedule', { replace: true });
  };
  const moving = useMoving(calendar.items);
  const mayCreate = may('event.create');
  useKeys({
    c: () => mayCreate && setMaking({}),
    t: () => setDate(today()),
    j: () => setDate(stepDate(view, date, 1)),
    k: () => setDate(stepDate(view, date, -1)),
    ...Object.fromEntries(calendarViews.map((each, at) => [String(at + 1), () => show(each)])),
  });
  const open = (shown: Shown) => navigate(shown.is === 'layer' ? shown.item.path : pathOf(shown.item));
  const create = (startAt: number, endAt: number, allDay: boolean, ownerId?: string) => {
    if (!mayCreate) return;
    const isOther = ownerId !== undefined && ownerId !== me?.id;
    const end = allDay ? Math.max(endAt, startAt + dayMs) : endAt;
    setMaking({
      given: { startAt, endAt: end, allDay },
      ownerId: isOther && may('event.assign') ? ownerId : undefined,
    });
  };
  const shared = {
    date,
    marks: calendar.marks,
    layers: calendar.layers,
    withLunar,
    onOpen: open,
  };
  return (
    <div className={classes.page}>
      <Title order={1}>{t('title')}</Title>
      <div className={classes.bar}>
        <Group gap={4}>
          <Button variant="default" px={8} aria-label={t('previous')} onClick={() => setDate(stepDate(view, date, -1))}>
            <IconChevronLeft size={18} />
          </Button>
          <Button variant="default" onClick={() => setDate(today())}>
            {t('today')}
          </Button>
          <Button variant="default" px={8} aria-label={t('next')} onClick={() => setDate(stepDate(view, date, 1))}>
            <IconChevronRight size={18} />
          </Button>
        </Group>
        <Text fw={600} aria-live="polite">
          {spanText(view, date)}
        </Text>
        <span className={classes.grow} />
        <SegmentedControl
          aria-label={t('view')}
          value={view}
          onChange={show}
          data={calendarViews.map((value) => ({ value, label: t(value) }))}
        />
        {view === 'team' ? <PeopleMenu value={team} onChange={setTeam} /> : null}
        <CalendarMenu
          layers={calendar.layers}
          shown={layers}
          onShow={setLayers}
          withLunar={withLunar}
          onLunar={setLunar}
        />
        {mayCreate ? (
          <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking({})}>
            {t('create')}
          </Button>
        ) : null}
      </div>
      <Text className={classes.hint}>{t('keyHint')}</Text>
      {calendar.error ? <ErrorPanel error={calendar.error} onRetry={calendar.retry} /> : null}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the blocks inside, which are buttons */}
      <div onKeyDown={moving.onKeyDown}>
        {view === 'agenda' ? (
          <AgendaView
            {...shared}
            events={[
              ...calendar.items.map((item) => eventBlock(item, t('busy'))),
              ...calendar.layerItems.map((item) => layerBlock(item, calendar.layers)),
            ]}
          />
        ) : (
          <CalendarViews
            {...shared}
            view={view}
            items={calendar.items}
            layerItems={calendar.layerItems}
            userIds={userIds ?? []}
            onMove={moving.move}
            onCreate={create}
            onDay={(day) => create(fromClock(`${day} 00:00:00`), fromClock(`${day} 00:00:00`) + dayMs, true)}
          />
        )}
      </div>
      {making ? <EventForm {...making} onClose={() => setMaking(undefined)} /> : null}
      {moving.asked ? <ScopeQuestion is={moving.asked} onChoose={moving.choose} onClose={moving.cancel} /> : null}
    </div>
  );
}

export function pathOf({ eventId, originalStart }: Pick<CalendarItem, 'eventId' | 'originalStart'>): string {
  return `/schedule/events/${eventId}${originalStart === null ? '' : `?at=${originalStart}`}`;
}

function spanText(view: CalendarView, date: string): string {
  if (view === 'month') return date.slice(0, 7);
  const { first, last } = spanOf(view, date);
  const end = new Date(Date.parse(`${last}T00:00:00Z`) - dayMs).toISOString().slice(0, 10);
  return first === end ? first : `${first} – ${end.slice(5)}`;
}
