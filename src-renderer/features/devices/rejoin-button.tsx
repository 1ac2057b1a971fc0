import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useKnownWorld } from '../../api/world.ts';
import { useTexts } from '../../ui/texts.ts';
import { devicesTexts } from './devices.texts.ts';
import { RejoinForm } from './rejoin-form.tsx';

/** What only a new code mends: the device was cut off, was away for too long, or the company's CA is another. */
const mended = new Set(['DEVICE_REVOKED', 'DEVICE_UNKNOWN', 'CERTIFICATE_MISMATCH', 'CERTIFICATE_EXPIRED']);

/** The way back for a device that its server no longer takes; nothing where another remedy is meant. */
export function RejoinButton({ code }: { code: string | undefined }) {
  const t = useTexts(devicesTexts);
  const world = useKnownWorld();
  const [opened, setOpened] = useState(false);
  const account = world.host === 'desktop' ? world.state.account : null;
  if (account === null || code === undefined || !mended.has(code)) return null;
  const close = () => setOpened(false);
  return (
    <>
      <Button variant="default" size="xs" mt="xs" onClick={() => setOpened(true)}>
        {t('rejoin')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('rejoinTitle')} closeOnClickOutside={false}>
        <RejoinForm account={account} onBack={close} />
      </Modal>
    </>
  );
}
