import 'dayjs/locale/zh-cn';
import { DateInput, DateTimePicker } from '@mantine/dates';
import dayjs from 'dayjs';
import { useLanguage, useTexts } from '../texts.ts';
import { fieldsTexts } from './fields.texts.ts';

interface DateFieldProps {
  readonly kind: 'day' | 'instant';
  readonly nested: boolean;
  readonly common: Record<string, unknown>;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** A day (`YYYY-MM-DD`) or an instant (milliseconds); loaded when a form first needs it. Weeks begin on Monday. */
export function DateField({ kind, nested, common, value, onChange }: DateFieldProps) {
  const t = useTexts(fieldsTexts);
  const locale = useLanguage() === 'en' ? 'en' : 'zh-cn';
  if (kind === 'day') {
    return (
      <DateInput
        placeholder={t('choose')}
        {...common}
        popoverProps={{ withinPortal: !nested }}
        clearable
        locale={locale}
        valueFormat="YYYY-MM-DD"
        firstDayOfWeek={1}
        value={typeof value === 'string' ? value : null}
        onChange={(next) => onChange(next)}
      />
    );
  }
  return (
    <DateTimePicker
      placeholder={t('choose')}
      {...common}
      popoverProps={{ withinPortal: !nested }}
      clearable
      locale={locale}
      valueFormat="YYYY-MM-DD HH:mm"
      firstDayOfWeek={1}
      value={typeof value === 'number' ? dayjs(value).format('YYYY-MM-DD HH:mm:ss') : null}
      onChange={(next) => onChange(next ? dayjs(next).valueOf() : null)}
    />
  );
}
