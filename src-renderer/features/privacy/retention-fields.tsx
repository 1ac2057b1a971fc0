import { Checkbox, Group, NumberInput, Select, Stack } from '@mantine/core';
import type { PrivacySettings } from '#shared/features/privacy/privacy-settings.model.ts';
import {
  type DecidedCategory,
  leastMonths,
  mayAnonymise,
  mostMonths,
  type RetentionAction,
  type RetentionCategory,
  retentionActions,
  retentionCategories,
} from '#shared/features/privacy/retention.model.ts';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { privacyTexts } from './privacy.texts.ts';
import { retentionTexts } from './retention.texts.ts';

interface RetentionFieldsProps {
  readonly values: PrivacySettings;
  readonly disabled: boolean;
  readonly put: (part: Partial<PrivacySettings>) => void;
}

/** For each kind of data: after how many months, and what then becomes of it. [S-PI-6] */
export function RetentionFields({ values, disabled, put }: RetentionFieldsProps) {
  const t = useTexts(privacyTexts);
  const r = useTexts(retentionTexts);
  return (
    <Section title={t('retention')} hint={t('retentionHint')}>
      <Stack gap="sm">
        {retentionCategories.map((category) => (
          <Rule key={category} category={category} values={values} disabled={disabled} put={put} />
        ))}
        <Checkbox
          label={r('auto')}
          description={r('autoHint')}
          checked={values.retentionAuto ?? false}
          disabled={disabled}
          onChange={(event) => put({ retentionAuto: event.currentTarget.checked })}
        />
      </Stack>
    </Section>
  );
}

function Rule({ category, values, disabled, put }: RetentionFieldsProps & { readonly category: RetentionCategory }) {
  const t = useTexts(privacyTexts);
  const r = useTexts(retentionTexts);
  const months = values.retention[category] ?? null;
  return (
    <Group gap="md" align="flex-end">
      <NumberInput
        label={r(category)}
        description={r(`${category}Hint`)}
        placeholder={r('forever')}
        suffix={r('months')}
        min={leastMonths(category)}
        max={mostMonths}
        w={300}
        disabled={disabled}
        value={months ?? ''}
        onChange={(next) =>
          put({ retention: { ...values.retention, [category]: typeof next === 'number' ? next : null } })
        }
      />
      {mayAnonymise(category) ? (
        <Select
          label={r('action')}
          w={160}
          allowDeselect={false}
          disabled={disabled || months === null}
          value={values.retentionActions?.[category as DecidedCategory] ?? 'destroy'}
          data={retentionActions.map((value) => ({ value, label: value === 'destroy' ? t('destroy') : r(value) }))}
          onChange={(next) =>
            put({ retentionActions: { ...values.retentionActions, [category]: next as RetentionAction } })
          }
        />
      ) : null}
    </Group>
  );
}
