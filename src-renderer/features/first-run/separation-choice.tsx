import { Radio, Stack, Text } from '@mantine/core';
import { useTexts } from '../../ui/texts.ts';
import { firstRunTexts } from './first-run.texts.ts';

/** Who administers: one owner, or three officers, who are three people and so need a server. */
export function SeparationChoice({ level3, onChange }: { level3: boolean; onChange: (level3: boolean) => void }) {
  const t = useTexts(firstRunTexts);
  return (
    <Radio.Group
      label={t('separation')}
      value={level3 ? 'level3' : 'simple'}
      onChange={(value) => onChange(value === 'level3')}
    >
      <Stack gap="sm" mt="xs">
        <Radio value="simple" label={t('simple')} description={t('simpleHint')} />
        <Radio value="level3" label={t('level3')} description={t('level3Hint')} />
        {level3 ? <Text size="sm">{t('level3How')}</Text> : null}
      </Stack>
    </Radio.Group>
  );
}
