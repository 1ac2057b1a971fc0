import { Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '../../api/use-command.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { applicationsTexts } from './applications.texts.ts';

/** One thing that is asked before a step: a text, a choice, or a tick. */
export interface AskedField {
  readonly name: string;
  readonly label: string;
  readonly optional?: boolean;
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly isTick?: boolean;
}

interface AskDialogProps {
  readonly title: string;
  readonly fields: readonly AskedField[];
  readonly call: (values: Readonly<Record<string, string>>) => Promise<unknown>;
  readonly onClose: () => void;
}

/** The short questions before a step of an invoice’s life. */
export function AskDialog({ title, fields, call, onClose }: AskDialogProps) {
  const t = useTexts(applicationsTexts);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const { run } = useCommand(() => call(values), { done: () => t('done') });
  const set = (name: string, value: string) => setValues((before) => ({ ...before, [name]: value }));
  const isReady = fields.every(({ name, optional }) => optional || (values[name] ?? '').trim() !== '');
  return (
    <ModalForm title={title} confirm={title} isReady={isReady} submit={() => run(undefined)} onClose={onClose}>
      {fields.map((field, index) => {
        const { name, label, choices, isTick, optional } = field;
        const focus = index === 0 ? { 'data-autofocus': true } : {};
        if (isTick) {
          return (
            <Checkbox
              key={name}
              label={label}
              checked={values[name] === 'yes'}
              onChange={(event) => set(name, event.currentTarget.checked ? 'yes' : '')}
            />
          );
        }
        return choices ? (
          <Select
            key={name}
            label={label}
            data={[...choices]}
            value={values[name] ?? null}
            onChange={(value) => set(name, value ?? '')}
            comboboxProps={{ withinPortal: false }}
            {...focus}
          />
        ) : (
          <TextInput
            key={name}
            label={label}
            withAsterisk={!optional}
            value={values[name] ?? ''}
            onChange={(event) => set(name, event.currentTarget.value)}
            {...focus}
          />
        );
      })}
    </ModalForm>
  );
}
