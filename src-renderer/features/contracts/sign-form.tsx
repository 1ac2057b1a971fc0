import { SegmentedControl, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type Contract, signingSides } from '#shared/features/contracts/contract.model.ts';
import { chinaDate } from '#shared/kernel/china/dates.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { contractsTexts } from './contracts.texts.ts';

type Side = (typeof signingSides)[number];

/** Who signed, and when; the side that has not yet is offered first. */
export function SignForm({ contract, onClose }: { contract: Contract; onClose: () => void }) {
  const t = useTexts(contractsTexts);
  const [side, setSide] = useState<Side>(contract.customerSignedOn === null ? 'customer' : 'company');
  const [signer, setSigner] = useState('');
  const [signedOn, setSignedOn] = useState(chinaDate(Date.now()));
  const { run } = useCommand(() => api.contracts.sign({ id: contract.id, side, signer: signer.trim(), signedOn }), {
    done: () => t('signed'),
    undo: true,
  });
  return (
    <ModalForm
      title={t('sign')}
      confirm={t('sign')}
      isReady={signer.trim() !== '' && signedOn !== ''}
      submit={() => run(undefined)}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {t('signHint')}
      </Text>
      <SegmentedControl
        aria-label={t('signSide')}
        data={signingSides.map((value) => ({ value, label: t(`side.${value}`) }))}
        value={side}
        onChange={(value) => setSide(value as Side)}
      />
      <TextInput
        label={t('signer')}
        withAsterisk
        maxLength={60}
        value={signer}
        onChange={(event) => setSigner(event.currentTarget.value)}
        data-autofocus
      />
      <TextInput
        type="date"
        label={t('signedOn')}
        withAsterisk
        max={chinaDate(Date.now())}
        value={signedOn}
        onChange={(event) => setSignedOn(event.currentTarget.value)}
      />
    </ModalForm>
  );
}
