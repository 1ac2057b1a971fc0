import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { LeaveState } from '#shared/features/leave/leave.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ConfirmModal } from '../../ui/confirm-modal.tsx';
import { Section } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { leaveTexts } from './leave.texts.ts';

export function LeaveDevices({ devices }: { readonly devices: LeaveState['devices'] }) {
  const t = useTexts(leaveTexts);
  const [isAsked, setAsked] = useState(false);
  const call = useCommand(() => api.leave.callDevices(), { done: (output) => t('called', output) });
  return (
    <Section title={t('devicesTitle')} hint={t('devicesHint')}>
      <Text mb="sm">{t('devices', devices)}</Text>
      <Group>
        <Button variant="default" disabled={devices.active === 0} onClick={() => setAsked(true)}>
          {t('call')}
        </Button>
      </Group>
      {isAsked ? (
        <ConfirmModal
          opened
          danger
          title={t('call')}
          text={t('callAsk')}
          confirm={t('call')}
          running={call.running}
          onClose={() => setAsked(false)}
          onConfirm={async () => {
            await call.run(undefined);
            setAsked(false);
          }}
        />
      ) : null}
    </Section>
  );
}
