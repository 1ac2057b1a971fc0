import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { saveBlob } from '../../ui/save-file.ts';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { leaveTexts } from './leave.texts.ts';

interface LeaveDestroyProps {
  readonly company: string;
  /** Where the proven export lies; somebody who exported before types it. */
  readonly folder: string | undefined;
  readonly onGone: () => void;
}

export function LeaveDestroy({ company, folder, onGone }: LeaveDestroyProps) {
  const t = useTexts(leaveTexts);
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState<string>();
  const [isSure, setSure] = useState(false);
  const chosen = (place ?? folder ?? '').trim();
  const destroy = useCommand(() => api.leave.destroy({ folder: chosen, company: typed.trim() }));
  return (
    <Section title={t('destroyTitle')} hint={t('destroyHint')}>
      <Stack gap="sm" maw={560}>
        <TextInput
          label={t('folder')}
          value={place ?? folder ?? ''}
          onChange={(event) => setPlace(event.currentTarget.value)}
        />
        <TextInput
          label={t('company', { company })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Checkbox label={t('sure')} checked={isSure} onChange={(event) => setSure(event.currentTarget.checked)} />
        <Group>
          <Button
            color="red"
            loading={destroy.running}
            disabled={!isSure || typed.trim() !== company || chosen === ''}
            onClick={async () => {
              const done = await destroy.run(undefined);
              if (!done.ok) return;
              saveBlob(done.value.file.name, done.value.file);
              onGone();
            }}
          >
            {t('destroy')}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}
