import { Alert, Text } from '@mantine/core';
import { useState } from 'react';
import { explainRefusal } from '../api/explain.ts';
import type { Outcome } from '../api/use-command.tsx';
import type { Field } from '../ui/fields/field.ts';
import { RecordForm } from '../ui/form/record-form.tsx';
import { useTexts } from '../ui/texts.ts';
import { appTexts } from './app.texts.ts';
import { editableFields, fieldOfRefusal, isEdit, valuesOf, withValues, wrongField } from './command-input.ts';
import { useTableWords } from './table-fields.ts';

interface Refused {
  readonly code: string;
  readonly [part: string]: unknown;
}

interface CommandFormProps {
  readonly title: string;
  readonly procedure: string;
  readonly input: unknown;
  /** Why it was refused: said on top, and at the field it is about. */
  readonly refusal?: Refused;
  readonly submitLabel: string;
  readonly submit: (input: unknown) => Promise<Outcome<unknown>>;
  readonly onClose: () => void;
}

/** The fields of a command in the words of its room; none where it holds nothing that a person types. */
export function useCommandFields(): (procedure: string, input: unknown) => Field[] {
  const t = useTexts(appTexts);
  const tables = useTableWords();
  return (procedure, input) => {
    const known = tables(procedure.split('.')[0] ?? '')?.fields ?? [];
    const extra: Field[] = [
      { name: 'add', kind: 'tags', label: t('command.add') },
      { name: 'remove', kind: 'tags', label: t('command.remove') },
      { name: 'allowDuplicate', kind: 'flag', label: t('command.allowDuplicate') },
    ];
    const all = known.some((field) => field.name === 'ownerId')
      ? [...known, ...extra]
      : [...known, { name: 'ownerId', kind: 'person' as const, label: t('command.ownerId') }, ...extra];
    return editableFields(procedure, input, all);
  };
}

/** A refused command as the form of its room: what was typed is there, the reason stands at its field. */
export function CommandForm(props: CommandFormProps) {
  const t = useTexts(appTexts);
  const fieldsOf = useCommandFields();
  const [refusal, setRefusal] = useState(props.refusal);
  const { procedure, input } = props;
  const fields = fieldsOf(procedure, input);
  const values = valuesOf(input);
  const reason = refusal ? explainRefusal({ code: refusal.code, data: refusal }) : undefined;
  const at = refusal ? fieldOfRefusal(refusal) : undefined;
  const isUsed = (field: Field) =>
    field.required || field.name === at || !['', null, undefined].includes(values[field.name] as never);
  const first = isEdit(input) ? fields : fields.filter(isUsed);
  const submit = async (typed: Record<string, unknown>): Promise<Outcome<unknown>> => {
    const next = withValues(input, fields, typed);
    const wrong = wrongField(procedure, next);
    if (wrong) return { ok: false, refusal: { code: 'FIELD_INVALID', data: { field: wrong } } };
    const outcome = await props.submit(next);
    if (outcome.ok || !outcome.refusal) return outcome;
    const again = { ...outcome.refusal.data, code: outcome.refusal.code };
    setRefusal(again);
    const field = fieldOfRefusal(again);
    return field ? { ok: false, refusal: { code: 'FIELD_INVALID', data: { ...again, field } } } : outcome;
  };
  return (
    <RecordForm
      title={props.title}
      fields={first}
      more={fields.filter((field) => !first.includes(field))}
      initial={values}
      {...(at && reason ? { initialErrors: { [at]: reason.what } } : {})}
      submitLabel={props.submitLabel}
      submit={submit}
      aside={() =>
        reason ? (
          <Alert color="yellow" title={<Text fw={600}>{reason.what}</Text>} role="status">
            <Text size="sm">{reason.why}</Text>
            <Text size="sm" fw={600}>
              {reason.todo}
            </Text>
          </Alert>
        ) : (
          <Text size="sm" c="dimmed">
            {t('command.checked')}
          </Text>
        )
      }
      onClose={props.onClose}
    />
  );
}
