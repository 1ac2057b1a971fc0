import 'dayjs/locale/zh-cn';
import { DateInput, DateTimePicker } from '@mantine/dates';
import { startOfDay } from '#shared/kernel/calendar/occurrences.ts';
import { chinaDate } from '#shared/kernel/china/dates.ts';
import { useLanguage } from '../../ui/texts.ts';
import { fromClock, toClock } from './china-time.ts';

interface ClockInputProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (at: number) => void;
  readonly onlyDay?: boolean;
}

/** An instant by China's clock, or a day of it. */
export function ClockInput({ label, value, onChange, onlyDay = false }: ClockInputProps) {
  const locale = useLanguage() === 'en' ? 'en' : 'zh-cn';
  const common = { label, locale, firstDayOfWeek: 1 as const, popoverProps: { withinPortal: false } };
  if (onlyDay) {
    return (
      <DateInput
        {...common}
        valueFormat="YYYY-MM-DD"
        value={chinaDate(value)}
        onChange={(day) => day && onChange(startOfDay(day))}
      />
    );
  }
  return (
    <DateTimePicker
      {...common}
      valueFormat="YYYY-MM-DD HH:mm"
      value={toClock(value)}
      onChange={(next) => next && onChange(fromClock(next))}
    />
  );
}
