import { Alert, Text } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { useKnownWorld } from '../../api/world.ts';
import { formatInstant } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { devicesTexts } from './devices.texts.ts';

/** What the company had deleted on this computer, so that nobody takes it for a fault. */
export function WipedNote() {
  const t = useTexts(devicesTexts);
  const world = useKnownWorld();
  const wiped = world.host === 'desktop' ? world.state.wiped : [];
  if (wiped.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" mb="lg" icon={<IconEraser size={18} />}>
      {wiped.map(({ account, company, at, sent }) => (
        <Text key={`${account} ${at}`} size="sm">
          {t('wipedNote', { account, company, time: formatInstant(at) })}
          {sent ? '' : t('wipedUnsent')}
        </Text>
      ))}
    </Alert>
  );
}
