import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCalendarTime,
  IconCertificate,
  IconCheck,
  IconDeviceLaptop,
  IconPencil,
  IconShieldX,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Device } from '#shared/features/accounts/account.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ConfirmModal } from '../../ui/confirm-modal.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { RecordForm } from '../../ui/form/record-form.tsx';
import classes from '../../ui/parts.module.css';
import { PlainTable } from '../../ui/plain-table.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { DeviceState } from '../devices/device-state.tsx';
import { devicesTexts } from '../devices/devices.texts.ts';
import { LeaseModal } from '../devices/lease-modal.tsx';
import { LostModal } from '../devices/lost-modal.tsx';
import { WipeRecordModal } from '../devices/wipe-record-modal.tsx';
import { adminTexts } from './admin.texts.ts';
import { CodeForm, NewCodeButton } from './code-form.tsx';

/** Every computer that joined: whose it is, when it was last here, and the switch that cuts it off. */
export function DeviceList() {
  const t = useTexts(adminTexts);
  const own = useTexts(devicesTexts);
  const [losing, setLosing] = useState<Device>();
  const [leasing, setLeasing] = useState<Device>();
  const [recorded, setRecorded] = useState<Device>();
  const [asking, setAsking] = useState<Device>();
  const [naming, setNaming] = useState<Device>();
  const [adding, setAdding] = useState(false);
  const { data = [], error, refetch } = useQuery(orpc.devices.list.queryOptions());
  const approve = useCommand((id: string) => api.devices.approve({ id }), { done: () => t('approved') });
  const revoke = useCommand((id: string) => api.devices.revoke({ id }), { done: () => t('revoked') });
  const cancelWipe = useCommand((id: string) => api.devices.cancelWipe({ id }), { done: () => own('cancelled') });
  const rename = useCommand((input: { id: string; name: string }) => api.devices.rename(input), {
    done: () => t('renamed'),
  });
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  const add = <NewCodeButton onClick={() => setAdding(true)} />;
  return (
    <div className={classes.plain}>
      <PlainTable
        title={t('devices')}
        aside={add}
        rows={data}
        keyOf={(row) => row.id}
        empty={{ icon: IconDeviceLaptop, title: t('devicesEmpty'), hint: t('devicesEmptyHint'), action: add }}
        columns={[
          { label: t('deviceName'), draw: (row) => <b>{row.name}</b> },
          { label: t('person'), draw: (row) => `${row.userName}（${row.account}）` },
          {
            label: t('status'),
            draw: (row) => <DeviceState device={row} />,
          },
          { label: t('lastSeen'), draw: (row) => (row.lastSeenAt ? <When at={row.lastSeenAt} /> : t('neverSignedIn')) },
          { label: t('system'), draw: (row) => row.os },
          { label: t('version'), draw: (row) => row.appVersion },
          { label: t('certificate'), draw: (row) => <When at={row.certificateNotAfter} day /> },
          {
            label: own('leaseColumn'),
            draw: (row) => (row.leaseDays === null ? own('leaseCompany') : own('leaseDays', { days: row.leaseDays })),
          },
        ]}
        actions={(row) => [
          ...(row.status === 'waiting'
            ? [{ label: t('approve'), icon: IconCheck, run: () => void approve.run(row.id) }]
            : []),
          { label: t('rename'), icon: IconPencil, run: () => setNaming(row) },
          ...(row.wipedAt === null
            ? [{ label: own('lease'), icon: IconCalendarTime, run: () => setLeasing(row) }]
            : [{ label: own('wipeRecord'), icon: IconCertificate, run: () => setRecorded(row) }]),
          ...(row.wipeAskedAt !== null && row.wipedAt === null
            ? [{ label: own('cancelWipe'), icon: IconArrowBackUp, run: () => void cancelWipe.run(row.id) }]
            : []),
          ...(row.wipeAskedAt === null && row.wipedAt === null
            ? [{ label: own('reportLost'), icon: IconAlertTriangle, danger: true, run: () => setLosing(row) }]
            : []),
          ...(row.status === 'revoked'
            ? []
            : [{ label: t('revoke'), icon: IconShieldX, danger: true, run: () => setAsking(row) }]),
        ]}
      />
      <ConfirmModal
        opened={asking !== undefined}
        title={t('revoke')}
        text={t('revokeAsk', { name: asking?.name ?? '' })}
        confirm={t('revoke')}
        danger
        running={revoke.running}
        onClose={() => setAsking(undefined)}
        onConfirm={() => {
          if (asking) void revoke.run(asking.id).then(() => setAsking(undefined));
        }}
      />
      {naming ? (
        <RecordForm
          title={t('rename')}
          initial={{ name: naming.name }}
          fields={[{ name: 'name', label: t('deviceName'), kind: 'text', required: true, maxLength: 100 }]}
          submit={(values) => rename.run({ id: naming.id, name: String(values.name) })}
          onClose={() => setNaming(undefined)}
        />
      ) : null}
      {losing ? (
        <LostModal
          device={losing}
          send={(report) => api.devices.reportLost(report)}
          onClose={() => setLosing(undefined)}
        />
      ) : null}
      {leasing ? <LeaseModal device={leasing} onClose={() => setLeasing(undefined)} /> : null}
      {recorded ? <WipeRecordModal id={recorded.id} onClose={() => setRecorded(undefined)} /> : null}
      {adding ? <CodeForm onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
