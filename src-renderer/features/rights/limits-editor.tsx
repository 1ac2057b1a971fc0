import { Checkbox, NumberInput, Stack, Switch } from '@mantine/core';
import { useTexts } from '../../ui/texts.ts';
import { limitsTexts } from './limits.texts.ts';
import classes from './rights.module.css';
import type { EditorProps } from './role-matrix.tsx';

/** How much leaves with one export, and whether and how long data may be on a device. */
export function LimitsEditor({ rights, onChange }: EditorProps) {
  const t = useTexts(limitsTexts);
  const isUnlimited = rights.exportLimit === null;
  return (
    <Stack gap="lg" className={classes.form}>
      <div>
        <NumberInput
          label={t('exportLimit')}
          description={t('exportLimitHint')}
          suffix={` ${t('exportRows')}`}
          thousandSeparator=","
          min={0}
          max={10_000_000}
          step={1000}
          allowDecimal={false}
          disabled={!onChange || isUnlimited}
          value={rights.exportLimit ?? ''}
          onChange={(next) => onChange?.({ ...rights, exportLimit: Math.max(0, Number(next) || 0) })}
        />
        <Checkbox
          mt="sm"
          label={t('exportUnlimited')}
          checked={isUnlimited}
          disabled={!onChange}
          onChange={(event) => onChange?.({ ...rights, exportLimit: event.currentTarget.checked ? null : 50_000 })}
        />
      </div>
      <Switch
        label={t('offline')}
        description={t('offlineHint')}
        checked={rights.offlineAllowed}
        disabled={!onChange}
        onChange={(event) => onChange?.({ ...rights, offlineAllowed: event.currentTarget.checked })}
      />
      <NumberInput
        label={t('offlineDays')}
        description={t('offlineDaysHint')}
        min={1}
        max={365}
        allowDecimal={false}
        disabled={!onChange || !rights.offlineAllowed}
        value={rights.offlineDays ?? ''}
        onChange={(next) =>
          onChange?.({ ...rights, offlineDays: next === '' ? null : Math.min(365, Math.max(1, Number(next))) })
        }
      />
    </Stack>
  );
}
