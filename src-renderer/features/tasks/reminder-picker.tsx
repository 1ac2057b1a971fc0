import { MultiSelect } from '@mantine/core';
import { reminderOffsets } from '#shared/features/tasks/reminder.model.ts';
import { type Say, useTexts } from '../../ui/texts.ts';
import { tasksTexts } from './tasks.texts.ts';

/** A reminder's distance in words. */
export function offsetText(t: Say<keyof typeof tasksTexts.zhCN>, minutes: number): string {
  if (minutes === 0) return t('atTime');
  if (minutes % 1440 === 0) return t('days', { count: minutes / 1440 });
  if (minutes % 60 === 0) return t('hours', { count: minutes / 60 });
  return t('minutes', { count: minutes });
}

interface ReminderPickerProps {
  readonly value: readonly number[];
  readonly onChange: (offsets: number[]) => void;
  readonly disabled?: boolean;
}

/** How long before the due time to remind, in minutes; several at once. */
export function ReminderPicker({ value, onChange, disabled = false }: ReminderPickerProps) {
  const t = useTexts(tasksTexts);
  const offered = [...new Set([...reminderOffsets, ...value])].sort((left, right) => left - right);
  return (
    <MultiSelect
      label={t('reminders')}
      description={t('remindersHint')}
      placeholder={value.length === 0 ? t('noReminders') : ''}
      data={offered.map((minutes) => ({ value: String(minutes), label: offsetText(t, minutes) }))}
      value={value.map(String)}
      onChange={(next) => onChange(next.map(Number))}
      disabled={disabled}
      clearable
    />
  );
}
