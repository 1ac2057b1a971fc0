import { Modal } from '@mantine/core';
import { formatExact } from '../../ui/format.ts';
import { RecoveryKey } from '../../ui/recovery-key.tsx';
import { useTexts } from '../../ui/texts.ts';
import { adminTexts } from './admin.texts.ts';

export interface Activation {
  readonly name: string;
  readonly code: string;
  readonly expiresAt: number;
}

/** The code by which a person sets their first password; shown this once. */
export function ActivationModal({ activation, onClose }: { activation: Activation; onClose: () => void }) {
  const t = useTexts(adminTexts);
  return (
    <Modal opened onClose={onClose} title={t('activationTitle')} closeOnClickOutside={false}>
      <RecoveryKey
        value={activation.code}
        label={t('codeLabel')}
        hint={t('activationHint', { name: activation.name, time: formatExact(activation.expiresAt) })}
        onKept={onClose}
      />
    </Modal>
  );
}
