import { Button, Group, Stack, Text } from '@mantine/core';
import type { DesktopState } from '#shared/features/desktop/desktop.model.ts';
import { copyAndTell } from '../../ui/notices.tsx';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { settingsTexts } from './settings.texts.ts';

const shells = { electron: 'shellElectron', browser: 'shellBrowser', none: 'shellNone' } as const;

/** What runs here and how its key is kept, for the person and for whoever helps them. */
export function AboutSection({ state }: { state: DesktopState }) {
  const t = useTexts(settingsTexts);
  return (
    <Section title={t('about')}>
      <Stack gap="xs">
        <Text>
          {t('version', { version: state.version })} · {t(shells[state.shell])} · {state.platform}
        </Text>
        <Text size="sm" c="dimmed">
          {t(state.sealing === 'keychain' ? 'sealKeychain' : 'sealKeyFile')}
        </Text>
        <Group mt="sm">
          <Button
            variant="default"
            size="xs"
            onClick={() => void copyAndTell({ what: '', why: '', todo: '', code: 'ABOUT', kind: 'fault' })}
          >
            {t('diagnostics')}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}
