import { Select } from '@mantine/core';
import { type ScreenMarkRule, screenMarkRules } from '#shared/features/privacy/screen-mark.model.ts';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { screenMarkTexts } from './screen-mark.texts.ts';

interface ScreenMarkFieldProps {
  readonly rule: ScreenMarkRule;
  readonly disabled: boolean;
  readonly onChange: (rule: ScreenMarkRule) => void;
}

/** Where every screen of the company says who sits before it. [S-PI-10] */
export function ScreenMarkField({ rule, disabled, onChange }: ScreenMarkFieldProps) {
  const t = useTexts(screenMarkTexts);
  return (
    <Section title={t('title')} hint={t('hint')}>
      <Select
        label={t('rule')}
        maw={360}
        allowDeselect={false}
        disabled={disabled}
        value={rule}
        data={screenMarkRules.map((value) => ({ value, label: t(value) }))}
        onChange={(next) => onChange(next as ScreenMarkRule)}
      />
    </Section>
  );
}
