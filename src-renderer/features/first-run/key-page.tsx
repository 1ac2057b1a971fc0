import { Group, Loader, Text } from '@mantine/core';
import { GateFrame } from '../../ui/gate-frame.tsx';
import { RecoveryKey } from '../../ui/recovery-key.tsx';
import { useTexts } from '../../ui/texts.ts';
import { firstRunTexts } from './first-run.texts.ts';
import { type ShownKey, setShownKey } from './shown-key.ts';

/** The company's recovery key, this once, before the work opens. */
export function KeyPage({ shown }: { shown: ShownKey }) {
  const t = useTexts(firstRunTexts);
  if (shown.kind !== 'key') {
    return (
      <GateFrame title={t('companyTitle')}>
        <Group>
          <Loader size="sm" />
          <Text>{t('preparing')}</Text>
        </Group>
      </GateFrame>
    );
  }
  return (
    <GateFrame title={t('keyTitle')} wide>
      <RecoveryKey
        value={shown.value}
        label={t('keyLabel')}
        hint={t('keyHint')}
        onKept={() => setShownKey({ kind: 'none' })}
      />
    </GateFrame>
  );
}
