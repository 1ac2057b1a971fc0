import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { RecoveryKey } from '../../ui/recovery-key.tsx';
import { useTexts } from '../../ui/texts.ts';
import { devicesTexts } from './devices.texts.ts';

/** The next recovery key: shown once, kept, and typed back before it counts. */
export function RecoveryKeyModal({ onClose }: { onClose: () => void }) {
  const t = useTexts(devicesTexts);
  const [shown, setShown] = useState<string>();
  const [isKept, setKept] = useState(false);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const begin = useCommand(async () => setShown((await api.authority.beginRecoveryKey()).recoveryKey));
  const confirm = useCommand(() => api.authority.confirmRecoveryKey({ recoveryKey: typed }), {
    done: () => t('recoveryDone'),
    onRefusal: ({ code }) => {
      setWrong(code === 'WRONG_RECOVERY_KEY');
      return code === 'WRONG_RECOVERY_KEY';
    },
  });
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    void begin.run(undefined).then((outcome) => !outcome.ok && onClose());
  });
  return (
    <Modal opened onClose={onClose} title={t('newRecoveryTitle')} closeOnClickOutside={false}>
      {shown && !isKept ? (
        <RecoveryKey
          value={shown}
          label={t('newRecoveryTitle')}
          hint={t('newRecoveryHint')}
          onKept={() => setKept(true)}
        />
      ) : null}
      {isKept ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void confirm.run(undefined).then((outcome) => outcome.ok && onClose());
          }}
        >
          <Stack gap="md">
            <Textarea
              label={t('typeBack')}
              autosize
              autoFocus
              minRows={2}
              value={typed}
              error={wrong ? t('mistyped') : undefined}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
                setWrong(false);
              }}
            />
            <Group justify="space-between">
              <Button variant="default" onClick={() => setKept(false)}>
                {t('back')}
              </Button>
              <Button type="submit" loading={confirm.running} disabled={typed.trim() === ''}>
                {t('confirmRecovery')}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : null}
    </Modal>
  );
}
