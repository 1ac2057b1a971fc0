import { useState } from 'react';
import type { Field } from '../../ui/fields/field.ts';
import { FieldInput } from '../../ui/fields/field-input.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { catalogueTexts } from './catalogue.texts.ts';

type Values = Readonly<Record<string, unknown>>;

interface EntryFormProps {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly initial: Values;
  readonly save: (values: Values) => Promise<unknown>;
  readonly onClose: () => void;
}

/** A short form for one entry of a short list. */
export function EntryForm({ title, fields, initial, save, onClose }: EntryFormProps) {
  const t = useTexts(catalogueTexts);
  const [values, setValues] = useState<Values>(initial);
  const isReady = fields.every((field) => !field.required || Boolean(values[field.name]));
  return (
    <ModalForm title={title} confirm={t('save')} isReady={isReady} submit={() => save(values)} onClose={onClose}>
      {fields.map((field) => (
        <FieldInput
          key={field.name}
          field={field}
          value={values[field.name]}
          onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
    </ModalForm>
  );
}

/** The changes of an edit: what was seen and what it shall be, for what differs. */
export function changesOf(fields: readonly Field[], before: Values, after: Values) {
  return Object.fromEntries(
    fields
      .map(({ name }) => [name, { from: before[name] ?? null, to: after[name] ?? null }] as const)
      .filter(([, { from, to }]) => from !== to),
  );
}
