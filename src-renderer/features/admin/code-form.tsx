import { Button, Code, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconCopy, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useDirectory } from '../../ui/fields/directory.ts';
import { PersonPicker } from '../../ui/fields/person-picker.tsx';
import { formatExact } from '../../ui/format.ts';
import { noticeDone } from '../../ui/notices.tsx';
import { SvgImage } from '../../ui/svg-image.tsx';
import { useTexts } from '../../ui/texts.ts';
import { adminTexts } from './admin.texts.ts';

type Made = Awaited<ReturnType<typeof api.enrolCodes.create>>;

/** A one-time code for a colleague's computer; shown this once, to be typed or scanned there. */
export function CodeForm({ onClose }: { onClose: () => void }) {
  const t = useTexts(adminTexts);
  const { nameOf } = useDirectory();
  const [userId, setUserId] = useState<string | null>(null);
  const [deviceName, setDeviceName] = useState('');
  const [minutes, setMinutes] = useState('60');
  const [made, setMade] = useState<Made>();
  const create = useCommand(async () => {
    if (!userId) return;
    setMade(
      await api.enrolCodes.create({
        userId,
        minutes: Number(minutes),
        ...(deviceName.trim() ? { deviceName: deviceName.trim() } : {}),
      }),
    );
  });
  return (
    <Modal opened onClose={onClose} title={t(made ? 'codeTitle' : 'newCode')} closeOnClickOutside={false}>
      {made ? (
        <Stack gap="md">
          <Text>{t('codeHint', { name: nameOf(userId ?? '') ?? '', time: formatExact(made.expiresAt) })}</Text>
          <Group align="flex-start" wrap="nowrap">
            <SvgImage svg={made.qrSvg} alt={t('codeTitle')} size={148} />
            <Code block fz="md" style={{ userSelect: 'all', whiteSpace: 'pre-wrap', wordBreak: 'break-all' }}>
              {made.code}
            </Code>
          </Group>
          <Group justify="flex-end">
            <Button
              variant="default"
              leftSection={<IconCopy size={16} />}
              onClick={() => void navigator.clipboard.writeText(made.code).then(() => noticeDone(t('copied')))}
            >
              {t('copy')}
            </Button>
            <Button onClick={onClose}>{t('close')}</Button>
          </Group>
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void create.run(undefined);
          }}
        >
          <Stack gap="md">
            <PersonPicker label={t('codeFor')} withAsterisk value={userId} onChange={setUserId} data-autofocus />
            <TextInput
              label={t('deviceName')}
              maxLength={100}
              value={deviceName}
              onChange={(event) => setDeviceName(event.currentTarget.value)}
            />
            <Select
              label={t('codeMinutes')}
              allowDeselect={false}
              value={minutes}
              onChange={(next) => next && setMinutes(next)}
              data={[
                { value: '15', label: t('minutes', { count: 15 }) },
                { value: '60', label: t('hours', { count: 1 }) },
                { value: '1440', label: t('hours', { count: 24 }) },
              ]}
            />
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" loading={create.running} disabled={!userId}>
                {t('newCode')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

export function NewCodeButton({ onClick }: { onClick: () => void }) {
  const t = useTexts(adminTexts);
  return (
    <Button leftSection={<IconPlus size={16} />} onClick={onClick}>
      {t('newCode')}
    </Button>
  );
}
