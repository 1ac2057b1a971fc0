import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { cleanNotifications } from '@mantine/notifications';
import { useState } from 'react';
import type { JoinProgress } from '#shared/features/desktop/desktop.model.ts';
import { api } from '../../api/client.ts';
import { refreshWorld } from '../../api/world.ts';
import { WorkProgress } from '../../app/task-tray.tsx';
import { formatBytes, formatNumber } from '../../ui/format.ts';
import { noticeDone } from '../../ui/notices.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useStream } from '../../ui/use-stream.ts';
import { firstRunTexts } from './first-run.texts.ts';
import { setShownKey } from './shown-key.ts';

const steps = {
  connecting: 'joinConnecting',
  enrolling: 'joinEnrolling',
  downloading: 'joinDownloading',
  uploading: 'joinUploading',
  done: 'joinDone',
} as const satisfies Record<JoinProgress['step'], string>;

/** Address, code, account, password; then the first data comes, with counts, and can be stopped. `existing` joins with what is already here. */
export function JoinForm({ onBack, existing = false }: { onBack: () => void; existing?: boolean }) {
  const t = useTexts(firstRunTexts);
  const [values, setValues] = useState({ address: '', code: '', account: '', password: '' });
  const put = (part: Partial<typeof values>) => setValues((before) => ({ ...before, ...part }));
  const join = useStream<typeof values, JoinProgress>((input, options) =>
    existing ? api.desktop.joinExisting(input, options) : api.desktop.join(input, options),
  );
  const key = join.step?.recoveryKey;
  const start = async () => {
    if (!(await join.run(values))) return;
    if (key) setShownKey({ kind: 'key', value: key });
    await refreshWorld();
    if (!existing) return;
    cleanNotifications();
    noticeDone(t('joinedExisting'));
    onBack();
  };
  if (join.running && join.step) {
    const { step, done, total, bytes } = join.step;
    return (
      <Stack gap="md">
        <WorkProgress work={{ done, total, detail: t(steps[step]), startedAt: join.startedAt }} />
        <Text size="sm" c="dimmed" className="tabular">
          {total
            ? t('rows', { done: formatNumber(done), total: formatNumber(total), bytes: formatBytes(bytes) })
            : t('rowsUnknown', { done: formatNumber(done), bytes: formatBytes(bytes) })}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={join.cancel}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('address')}
          description={t('addressHint')}
          withAsterisk
          autoFocus
          inputMode="url"
          value={values.address}
          onChange={(event) => put({ address: event.currentTarget.value.trim() })}
        />
        <TextInput
          label={t('code')}
          description={t('codeHint')}
          withAsterisk
          autoComplete="one-time-code"
          value={values.code}
          onChange={(event) => put({ code: event.currentTarget.value.trim() })}
        />
        <TextInput
          label={t('account')}
          withAsterisk
          autoComplete="username"
          value={values.account}
          onChange={(event) => put({ account: event.currentTarget.value.trim().toLowerCase() })}
        />
        <PasswordInput
          label={t('password')}
          description={t(existing ? 'passwordHintServer' : 'passwordHint')}
          withAsterisk
          autoComplete="current-password"
          value={values.password}
          onChange={(event) => put({ password: event.currentTarget.value })}
        />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            {t(existing ? 'cancel' : 'back')}
          </Button>
          <Button type="submit" loading={join.running} disabled={Object.values(values).some((value) => value === '')}>
            {t('joinNow')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
