import { Button, Group, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RestoreProgress } from '#shared/features/desktop/desktop.model.ts';
import { api } from '../../api/client.ts';
import { usePasswordRules } from '../../api/password-rules.ts';
import { useCommand } from '../../api/use-command.tsx';
import { refreshWorld } from '../../api/world.ts';
import { WorkProgress } from '../../app/task-tray.tsx';
import { formatBytes, formatExact } from '../../ui/format.ts';
import { isPasswordEnough, NewPassword } from '../../ui/new-password.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useStream } from '../../ui/use-stream.ts';
import { firstRunTexts } from './first-run.texts.ts';

const steps = {
  reading: 'restoreReading',
  verifying: 'restoreVerifying',
  restoring: 'restoreRestoring',
  done: 'restoreDone',
} as const satisfies Record<RestoreProgress['step'], string>;

type Found = Awaited<ReturnType<typeof api.desktop.findBackups>>;

/** Folder, backup, recovery key, new password; verified before anything is written. */
export function RestoreForm({ onBack }: { onBack: () => void }) {
  const t = useTexts(firstRunTexts);
  const rules = usePasswordRules();
  const [folder, setFolder] = useState('');
  const [found, setFound] = useState<Found>();
  const [path, setPath] = useState<string>();
  const [recoveryKey, setKey] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const find = useCommand(async () => {
    const backups = await api.desktop.findBackups({ folder: folder.trim() });
    setFound(backups);
    setPath(backups[0]?.path);
  });
  const restore = useStream<{ path: string; recoveryKey: string; password: string }, RestoreProgress>(
    (input, options) => api.desktop.restore(input, options),
  );
  const submit = async () => {
    if (!found || found.length === 0) {
      await find.run(undefined);
      return;
    }
    if (!path) return;
    if (await restore.run({ path, recoveryKey: recoveryKey.trim(), password })) await refreshWorld();
  };
  if (restore.running && restore.step) {
    const { step, done, total } = restore.step;
    return (
      <Stack gap="md">
        <WorkProgress work={{ done, total, detail: t(steps[step]), startedAt: restore.startedAt }} />
        <Group justify="flex-end">
          <Button variant="default" onClick={restore.cancel}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    );
  }
  const ready =
    path !== undefined && recoveryKey.trim() !== '' && isPasswordEnough(password, rules) && password === again;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('folder')}
          description={t('folderHint')}
          withAsterisk
          autoFocus
          value={folder}
          onChange={(event) => {
            setFolder(event.currentTarget.value);
            setFound(undefined);
          }}
        />
        {found?.length === 0 ? (
          <Text size="sm" role="status">
            {t('noneFound')}
          </Text>
        ) : null}
        {found && found.length > 0 ? (
          <>
            <Radio.Group label={t('choose')} value={path ?? null} onChange={setPath}>
              <Stack gap="sm" mt="xs" mah={220} style={{ overflowY: 'auto' }}>
                {found.map((each) => (
                  <Radio
                    key={each.path}
                    value={each.path}
                    label={each.company}
                    description={t('age', { time: formatExact(each.at), bytes: formatBytes(each.bytes) })}
                  />
                ))}
              </Stack>
            </Radio.Group>
            <Textarea
              label={t('recoveryKey')}
              withAsterisk
              autosize
              minRows={2}
              value={recoveryKey}
              onChange={(event) => setKey(event.currentTarget.value)}
            />
            <NewPassword rules={rules} password={password} again={again} onPassword={setPassword} onAgain={setAgain} />
          </>
        ) : null}
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            {t('back')}
          </Button>
          {found && found.length > 0 ? (
            <Button type="submit" loading={restore.running} disabled={!ready}>
              {t('restoreNow')}
            </Button>
          ) : (
            <Button type="submit" loading={find.running} disabled={folder.trim() === ''}>
              {t('find')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
