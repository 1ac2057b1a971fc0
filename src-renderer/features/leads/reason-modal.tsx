import { Select } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { ReasonInput } from '../../ui/form/reason-input.tsx';
import { useTexts } from '../../ui/texts.ts';
import { leadsTexts } from './leads.texts.ts';

interface ReasonModalProps<Reason extends string> {
  readonly title: string;
  readonly confirm: string;
  readonly reasons: readonly { readonly value: Reason; readonly label: string }[];
  readonly onClose: () => void;
  readonly run: (reason: Reason, remark: string) => Promise<unknown>;
  readonly children?: ReactNode;
}

/** A step that needs a reason from the dictionary, with room for words. */
export function ReasonModal<Reason extends string>(props: ReasonModalProps<Reason>) {
  const t = useTexts(leadsTexts);
  const [reason, setReason] = useState<Reason | null>(null);
  const [remark, setRemark] = useState('');
  return (
    <ModalForm
      title={props.title}
      confirm={props.confirm}
      isReady={reason !== null}
      submit={async () => reason && (await props.run(reason, remark.trim()))}
      onClose={props.onClose}
    >
      <Select
        label={t('reason')}
        withAsterisk
        data={[...props.reasons]}
        value={reason}
        onChange={(value) => setReason(value as Reason | null)}
        comboboxProps={{ withinPortal: false }}
        data-autofocus
      />
      {props.children}
      <ReasonInput label={t('stateRemark')} value={remark} onChange={setRemark} isOptional />
    </ModalForm>
  );
}
