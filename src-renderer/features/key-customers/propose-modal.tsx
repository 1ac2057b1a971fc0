import { Select } from '@mantine/core';
import { useState } from 'react';
import type { ReviewKind } from '#shared/features/customer-reviews/customer-review.model.ts';
import { customerLevels } from '#shared/features/customers/customer.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { ReasonInput } from '../../ui/form/reason-input.tsx';
import { useTexts } from '../../ui/texts.ts';
import { keyCustomersTexts } from './key-customers.texts.ts';

interface ProposeModalProps {
  readonly customerId: string;
  readonly kind: ReviewKind;
  readonly onClose: () => void;
}

const titles = { level: 'proposeLevel', keyEnter: 'proposeKey', keyLeave: 'proposeLeave' } as const;
type Level = (typeof customerLevels)[number];

/** Why a customer should change; somebody else decides. */
export function ProposeModal({ customerId, kind, onClose }: ProposeModalProps) {
  const t = useTexts(keyCustomersTexts);
  const [reason, setReason] = useState('');
  const [toLevel, setLevel] = useState<Level | null>(null);
  const propose = useCommand(
    () => api.customerReviews.propose({ customerId, kind, reason: reason.trim(), ...(toLevel ? { toLevel } : {}) }),
    { done: () => t('submitted') },
  );
  return (
    <ModalForm
      title={t(titles[kind])}
      confirm={t('submit')}
      isReady={reason.trim() !== '' && (kind !== 'level' || toLevel !== null)}
      submit={() => propose.run(undefined)}
      onClose={onClose}
    >
      {kind === 'level' ? (
        <Select
          label={t('toLevel')}
          withAsterisk
          data={[...customerLevels]}
          value={toLevel}
          onChange={(value) => setLevel(value as Level | null)}
          comboboxProps={{ withinPortal: false }}
        />
      ) : null}
      <ReasonInput label={t('reason')} value={reason} onChange={setReason} />
    </ModalForm>
  );
}
