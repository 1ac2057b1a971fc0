import { useState } from 'react';
import { customerReturnReasons } from '#shared/features/customers/customer.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ReasonModal } from '../leads/reason-modal.tsx';
import { PoolSelect } from './pool-select.tsx';
import { poolsTexts } from './pools.texts.ts';

interface ReturnModalProps {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}

/** Gives customers back to a pool, with the reason and the pool that was chosen. */
export function ReturnModal({ ids, onClose }: ReturnModalProps) {
  const t = useTexts(poolsTexts);
  const [poolId, setPoolId] = useState<string | null>(null);
  const count = ids.length;
  const giveBack = useCommand(
    (input: { reason: (typeof customerReturnReasons)[number]; remark: string }) =>
      api.customers.returnToPool({
        ids: [...ids],
        reason: input.reason,
        ...(input.remark ? { remark: input.remark } : {}),
        ...(poolId ? { poolId } : {}),
      }),
    { done: () => t('returnDone', { count }), undo: true },
  );
  return (
    <ReasonModal
      title={t('returnTitle', { count })}
      confirm={t('returnToPool')}
      reasons={customerReturnReasons.map((value) => ({ value, label: t(`return.${value}`) }))}
      onClose={onClose}
      run={(reason, remark) => giveBack.run({ reason, remark })}
    >
      <PoolSelect kind="customer" value={poolId} onChange={setPoolId} />
    </ReasonModal>
  );
}
