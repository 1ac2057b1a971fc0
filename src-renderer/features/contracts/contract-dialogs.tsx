import { Text } from '@mantine/core';
import type { ContractPage } from '#shared/features/contracts/contract-page.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ReasonForm } from '../../ui/form/reason-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ContractForm } from './contract-form.tsx';
import { contractsTexts } from './contracts.texts.ts';
import { OrderFromContract } from './order-from-contract.tsx';
import { SignForm } from './sign-form.tsx';

const done = {
  beginChange: 'changeBegun',
  complete: 'completed',
  terminate: 'terminated',
  makeVoid: 'voided',
} as const;
type Reasoned = keyof typeof done;
export type ContractDialog = Reasoned | 'sign' | 'toOrder' | 'supplement';

interface ContractDialogsProps {
  readonly kind: ContractDialog;
  readonly contract: ContractPage;
  readonly onClose: () => void;
}

/** What is asked before a step of a contract's life. */
export function ContractDialogs({ kind, contract, onClose }: ContractDialogsProps) {
  if (kind === 'sign') return <SignForm contract={contract} onClose={onClose} />;
  if (kind === 'toOrder') return <OrderFromContract contract={contract} onClose={onClose} />;
  if (kind === 'supplement') {
    return <ContractForm customerId={contract.customerId} parentContractId={contract.id} onClose={onClose} />;
  }
  return <WhyForm kind={kind} id={contract.id} onClose={onClose} />;
}

function WhyForm({ kind, id, onClose }: { kind: Reasoned; id: string; onClose: () => void }) {
  const t = useTexts(contractsTexts);
  const { run } = useCommand((reason: string) => api.contracts[kind]({ id, reason }), {
    done: () => t(done[kind]),
    undo: true,
  });
  return (
    <ReasonForm title={t(kind)} label={t('reason')} submit={run} onClose={onClose}>
      {kind === 'complete' ? <Text size="sm">{t('completeHint')}</Text> : null}
    </ReasonForm>
  );
}
