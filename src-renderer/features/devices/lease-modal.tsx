import { NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Device } from '#shared/features/accounts/account.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ConfirmModal } from '../../ui/confirm-modal.tsx';
import { useTexts } from '../../ui/texts.ts';
import { devicesTexts } from './devices.texts.ts';

/** How long one device may be opened without reaching the server. */
export function LeaseModal({ device, onClose }: { device: Device; onClose: () => void }) {
  const t = useTexts(devicesTexts);
  const { data } = useQuery(orpc.authority.state.queryOptions());
  const [days, setDays] = useState<number | ''>(device.leaseDays ?? '');
  const save = useCommand(() => api.devices.setLease({ id: device.id, days: days === '' ? null : days }), {
    done: () => t('leaseSaved'),
  });
  return (
    <ConfirmModal
      opened
      title={t('leaseTitle', { name: device.name })}
      text={t('leaseHint', { days: data?.leaseDays ?? 30 })}
      confirm={t('save')}
      running={save.running}
      onClose={onClose}
      onConfirm={() => void save.run(undefined).then((outcome) => outcome.ok && onClose())}
    >
      <NumberInput
        label={t('leaseField')}
        min={1}
        max={365}
        allowDecimal={false}
        value={days}
        onChange={(value) => setDays(value === '' ? '' : Number(value))}
      />
    </ConfirmModal>
  );
}
