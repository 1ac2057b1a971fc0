import { Chip, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { nthOf, type Recurrence, weekdayOf } from '#shared/kernel/calendar/recurrence.ts';
import { DateField } from '../../ui/fields/date-inputs.tsx';
import { useTexts } from '../../ui/texts.ts';
import { scheduleTexts } from './schedule.texts.ts';

interface RecurrenceInputProps {
  readonly value: Recurrence | null;
  /** The day of the first time. */
  readonly first: string;
  readonly onChange: (rule: Recurrence | null) => void;
}

const kinds = ['none', 'daily', 'weekly', 'monthly', 'monthlyNth', 'yearly', 'lunarYearly'] as const;
type Kind = (typeof kinds)[number];

function kindOf(rule: Recurrence | null): Kind {
  if (!rule) return 'none';
  return rule.nth ? 'monthlyNth' : rule.frequency;
}

function ruleOf(kind: Kind, first: string): Recurrence | null {
  if (kind === 'none') return null;
  if (kind === 'monthlyNth') return { frequency: 'monthly', interval: 1, nth: nthOf(first) };
  return { frequency: kind, interval: 1, ...(kind === 'weekly' ? { weekdays: [weekdayOf(first)] } : {}) };
}

/** How an event repeats and when that ends. */
export function RecurrenceInput({ value, first, onChange }: RecurrenceInputProps) {
  const t = useTexts(scheduleTexts);
  const nth = value?.nth ?? nthOf(first);
  const weekday = (day: number) => t(`weekday.${day}` as 'weekday.1');
  const words = (kind: Kind) =>
    kind === 'monthlyNth' ? t('repeat.monthlyNth', { week: nth.week, day: weekday(nth.weekday) }) : t(`repeat.${kind}`);
  return (
    <Stack gap="xs">
      <Group gap="sm" align="end" grow>
        <Select
          label={t('repeat')}
          allowDeselect={false}
          data={kinds.map((kind) => ({ value: kind, label: words(kind) }))}
          value={kindOf(value)}
          onChange={(kind) => onChange(ruleOf(kind as Kind, first))}
        />
        {value ? (
          <NumberInput
            label={t('every')}
            min={1}
            max={999}
            value={value.interval}
            onChange={(next) => onChange({ ...value, interval: Math.max(1, Number(next) || 1) })}
          />
        ) : null}
      </Group>
      {value?.frequency === 'weekly' ? (
        <Chip.Group
          multiple
          value={(value.weekdays ?? [weekdayOf(first)]).map(String)}
          onChange={(days) => days.length > 0 && onChange({ ...value, weekdays: days.map(Number).sort() })}
        >
          <Group gap={6} aria-label={t('weekdays')} role="group">
            {[1, 2, 3, 4, 5, 6, 7].map((day) => (
              <Chip key={day} value={String(day)} size="xs">
                {weekday(day)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      ) : null}
      {value ? <EndInput value={value} onChange={onChange} /> : null}
      {value?.frequency === 'lunarYearly' ? (
        <Text size="xs" c="dimmed">
          {t('lunar')}
        </Text>
      ) : null}
    </Stack>
  );
}

function EndInput({ value, onChange }: { value: Recurrence; onChange: (rule: Recurrence) => void }) {
  const t = useTexts(scheduleTexts);
  const { until, count, ...rest } = value;
  const end = until !== undefined ? 'until' : count !== undefined ? 'count' : 'never';
  const choose = (next: string | null) => {
    if (next === 'count') onChange({ ...rest, count: 10 });
    else if (next === 'until') onChange({ ...rest, until: `${new Date().getFullYear() + 1}-12-31` });
    else onChange(rest);
  };
  return (
    <Group gap="sm" align="end" grow>
      <Select
        label={t('ends')}
        allowDeselect={false}
        data={(['never', 'until', 'count'] as const).map((each) => ({ value: each, label: t(`ends.${each}`) }))}
        value={end}
        onChange={choose}
      />
      {end === 'count' ? (
        <NumberInput
          label={t('times')}
          min={1}
          max={9999}
          value={count ?? 1}
          onChange={(next) => onChange({ ...rest, count: Math.max(1, Number(next) || 1) })}
        />
      ) : null}
      {end === 'until' ? (
        <DateField
          kind="day"
          nested
          common={{ label: t('lastDay') }}
          value={until}
          onChange={(next) => next && onChange({ ...rest, until: String(next) })}
        />
      ) : null}
    </Group>
  );
}
