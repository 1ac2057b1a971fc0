import { type ReactNode, useState } from 'react';
import { ModalForm } from './modal-form.tsx';
import { ReasonInput } from './reason-input.tsx';

interface ReasonFormProps {
  readonly title: string;
  /** What the reason is called. */
  readonly label: string;
  readonly submit: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
  /** What to know before, above the reason. */
  readonly children?: ReactNode;
}

/** Asks why, then takes the step. */
export function ReasonForm({ title, label, submit, onClose, children }: ReasonFormProps) {
  const [typed, setTyped] = useState('');
  const reason = typed.trim();
  return (
    <ModalForm title={title} confirm={title} isReady={reason !== ''} submit={() => submit(reason)} onClose={onClose}>
      {children}
      <ReasonInput label={label} value={typed} onChange={setTyped} hasFocus />
    </ModalForm>
  );
}
