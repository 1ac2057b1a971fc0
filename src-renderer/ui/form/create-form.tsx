import { useCommand } from '../../api/use-command.tsx';
import { type Texts, useTexts } from '../texts.ts';
import { type FormValues, RecordForm, type RecordFormProps } from './record-form.tsx';

interface CreateFormProps extends Omit<RecordFormProps, 'submit'> {
  readonly texts: Texts<'created'>;
  /** The field whose value names the new record; `name` unless told. */
  readonly namedBy?: string;
  readonly create: (values: FormValues) => Promise<unknown>;
}

/** A form for something new; says that it was made and offers to take it back. */
export function CreateForm({ texts, namedBy = 'name', create, ...form }: CreateFormProps) {
  const t = useTexts(texts);
  const command = useCommand(create, {
    done: (_output, values) => t('created', { name: String(values[namedBy]) }),
    undo: true,
  });
  return <RecordForm {...form} submit={command.run} />;
}

/** What was filled in; an input left empty says nothing. */
export function filledValues(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== ''));
}
