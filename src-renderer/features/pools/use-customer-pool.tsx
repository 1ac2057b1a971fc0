import { Group, Text } from '@mantine/core';
import { IconArrowForwardUp, IconHandGrab, IconLock, IconLockOpen } from '@tabler/icons-react';
import { useState } from 'react';
import type { CustomerRow } from '#shared/features/customers/customers.contract.ts';
import { api } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import type { RecordAction } from '../../ui/record/record-page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { usePools } from './pool-select.tsx';
import { poolsTexts } from './pools.texts.ts';
import { ReturnModal } from './return-modal.tsx';

/** What the page of a customer offers about pools: to claim it, to give it back, to lock it. */
export function useCustomerPool(customer: CustomerRow | undefined) {
  const t = useTexts(poolsTexts);
  const may = useMay();
  const [isReturning, setReturning] = useState(false);
  const hasPools = usePools('customer').length > 0;
  const id = customer?.id ?? '';
  const claim = useCommand(() => api.customers.claim({ ids: [id] }), { done: () => t('claimed', { count: 1 }) });
  const lock = useCommand((locked: boolean) => api.customers.lock({ ids: [id], locked }), {
    done: (_output, locked) => t(locked ? 'locked' : 'unlocked'),
    undo: true,
  });
  const isLocked = customer?.lockedAt != null;
  const isPooled = customer?.poolId != null;
  const isOpen = customer !== undefined && customer.deletedAt === null && hasPools;
  const actions: (RecordAction | false)[] = [
    isOpen &&
      isPooled &&
      may('customer.claim') && { label: t('claim'), icon: IconHandGrab, run: () => void claim.run(undefined) },
    isOpen &&
      may('customer.return') && {
        label: t(isPooled ? 'move' : 'returnToPool'),
        icon: IconArrowForwardUp,
        run: () => setReturning(true),
      },
    isOpen &&
      !isPooled &&
      may('customer.lock') && {
        label: t(isLocked ? 'unlock' : 'lock'),
        icon: isLocked ? IconLockOpen : IconLock,
        run: () => void lock.run(!isLocked),
      },
  ];
  return {
    actions,
    badge: isPooled ? (
      <StateBadge tone="draft">{customer.deptName ?? t('pool')}</StateBadge>
    ) : isLocked ? (
      <Group gap={4} wrap="nowrap">
        <IconLock size={14} aria-hidden />
        <Text size="sm">{t('isLocked')}</Text>
      </Group>
    ) : null,
    dialog: isReturning ? <ReturnModal ids={[id]} onClose={() => setReturning(false)} /> : null,
  };
}
