import { Alert, Button, Checkbox, Code, Group, Stack, Text } from '@mantine/core';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { noticeDone } from './notices.tsx';
import { recoveryTexts } from './recovery-key.texts.ts';
import { useTexts } from './texts.ts';

/** A key that is shown this once: it is copied or printed, and going on needs the person's word that it is kept. */
export function RecoveryKey(props: { value: string; label: string; hint: string; onKept: () => void }) {
  const t = useTexts(recoveryTexts);
  const [kept, setKept] = useState(false);
  return (
    <Stack gap="md" data-prints>
      <Alert color="yellow.8" variant="light" title={t('once')}>
        {props.hint}
      </Alert>
      <div>
        <Text size="sm" fw={600}>
          {props.label}
        </Text>
        <Code block fz="md" style={{ userSelect: 'all', whiteSpace: 'pre-wrap', wordBreak: 'break-all' }}>
          {props.value}
        </Code>
      </div>
      <Group gap="sm" data-print="no">
        <Button
          variant="default"
          leftSection={<IconCopy size={16} />}
          onClick={() => void navigator.clipboard.writeText(props.value).then(() => noticeDone(t('copied')))}
        >
          {t('copy')}
        </Button>
        <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </Group>
      <Checkbox label={t('kept')} checked={kept} onChange={(event) => setKept(event.currentTarget.checked)} />
      <Group justify="flex-end" data-print="no">
        <Button disabled={!kept} onClick={props.onKept}>
          {t('goOn')}
        </Button>
      </Group>
    </Stack>
  );
}
