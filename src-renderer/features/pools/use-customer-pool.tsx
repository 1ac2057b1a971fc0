import { Group, Text } from '@mantine/core';
import { IconArrowForwardUp, IconHandGrab, IconLock, IconLockOpen, IconStairs, IconStar } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReviewKind } from '#shared/features/customer-reviews/customer-review.model.ts';
import type { CustomerRow } from '#shared/features/customers/customers.contract.ts';
import { api } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import type { RecordAction } from '../../ui/record/record-page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { keyCustomersTexts } from '../key-customers/key-customers.texts.ts';
import { ProposeModal } from '../key-customers/propose-modal.tsx';
import { usePools } from './pool-select.tsx';
import { poolsTexts } from './pools.texts.ts';
import { ReturnModal } from './return-modal.tsx';

/** What the page of a customer offers about whose it is and how much it counts: pool, lock, level, key customer. */
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
  const [proposed, setProposed] = useState<ReviewKind>();
  const k = useTexts(keyCustomersTexts);
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
  const isOwned = customer !== undefined && customer.deletedAt === null && !isPooled && may('customer.edit');
  const asks: (RecordAction | false)[] = [
    isOwned && {
      label: k(customer.isKey ? 'proposeLeave' : 'proposeKey'),
      icon: IconStar,
      run: () => setProposed(customer.isKey ? 'keyLeave' : 'keyEnter'),
    },
    isOwned && { label: k('proposeLevel'), icon: IconStairs, run: () => setProposed('level') },
  ];
  return {
    actions: [...actions, ...asks],
    badge: isPooled ? (
      <StateBadge tone="draft">{customer.deptName ?? t('pool')}</StateBadge>
    ) : isLocked ? (
      <Group gap={4} wrap="nowrap">
        <IconLock size={14} aria-hidden />
        <Text size="sm">{t('isLocked')}</Text>
      </Group>
    ) : null,
    dialog: (
      <>
        {isReturning ? <ReturnModal ids={[id]} onClose={() => setReturning(false)} /> : null}
        {proposed ? <ProposeModal customerId={id} kind={proposed} onClose={() => setProposed(undefined)} /> : null}
      </>
    ),
  };
}
