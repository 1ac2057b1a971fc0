import { Button, Group, Modal, Text, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useFieldRights } from '../../api/own-rights.ts';
import type { Outcome } from '../../api/use-command.tsx';
import { checkField } from '../fields/check-field.ts';
import type { Field } from '../fields/field.ts';
import { FieldInput } from '../fields/field-input.tsx';
import { allowedValues, shownFields } from '../fields/field-rights.ts';
import { fieldsTexts } from '../fields/fields.texts.ts';
import { say, useTexts } from '../texts.ts';
import classes from './form.module.css';
import { formTexts } from './form.texts.ts';
import { useDraft } from './use-draft.ts';

export type FormValues = Record<string, unknown>;

/** Kinds that take the whole width of a form. */
const wide: readonly Field['kind'][] = ['longText', 'tags', 'records'];

export interface RecordFormProps {
  readonly title: string;
  /** Required first, at most twelve. */
  readonly fields: readonly Field[];
  /** Behind "more". */
  readonly more?: readonly Field[];
  readonly initial?: FormValues;
  /** What is already known to be wrong, by field. */
  readonly initialErrors?: Readonly<Record<string, string | undefined>>;
  /** Names the draft that survives a crash, such as `customers.create`; leave out for edits of a record. */
  readonly draft?: string;
  readonly submitLabel?: string;
  /** Saves; an outcome that is not ok keeps the form open. A `FIELD_INVALID` refusal is shown at its field. */
  readonly submit: (values: FormValues) => Promise<Outcome<unknown>>;
  /** Offers "save and next". */
  readonly canGoOn?: boolean;
  /** Follows the typing: possible duplicates, a preview. */
  readonly aside?: (values: FormValues) => ReactNode;
  /** Other fields that change with one, such as the department with the branch. */
  readonly follow?: (name: string, value: unknown, values: FormValues) => FormValues | undefined;
  readonly onClose: () => void;
}

/** A form over the page, full height on phones. Enter saves, Ctrl+Enter saves and begins the next, Esc leaves. */
export function RecordForm(props: RecordFormProps) {
  const isPhone = useMediaQuery('(max-width: 767.9px)', false, { getInitialValueInEffect: false });
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={props.title}
      size="lg"
      fullScreen={isPhone}
      closeOnClickOutside={false}
    >
      <FormBody {...props} />
    </Modal>
  );
}

function FormBody(props: RecordFormProps) {
  const { follow, onClose } = props;
  const t = useTexts(formTexts);
  const rights = useFieldRights();
  const fields = shownFields(props.fields, rights);
  const more = shownFields(props.more ?? [], rights);
  const { draft, keep, drop } = useDraft(props.draft);
  const restored = Object.keys(draft).length > 0;
  const [values, setValues] = useState<FormValues>({ ...props.initial, ...draft });
  const [errors, setErrors] = useState<Readonly<Record<string, string | undefined>>>(props.initialErrors ?? {});
  const [showMore, setShowMore] = useState(more.some((field) => draft[field.name] !== undefined));
  const [saving, setSaving] = useState(false);
  const [round, setRound] = useState(0);
  const latest = useRef(values);
  latest.current = values;

  const put = (name: string, value: unknown) => {
    const next = { ...latest.current, [name]: value };
    const others = follow?.(name, value, next);
    latest.current = { ...next, ...others };
    setValues(latest.current);
    if (errors[name]) setErrors({ ...errors, [name]: undefined });
    keep(latest.current);
  };
  const check = (field: Field) =>
    setErrors((before) => ({ ...before, [field.name]: checkField(field, latest.current[field.name]) }));

  const save = async (goOn: boolean) => {
    // Leaving the focused input cleans what was pasted into it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await Promise.resolve();
    const all = [...fields, ...more];
    const found = Object.fromEntries(all.map((field) => [field.name, checkField(field, latest.current[field.name])]));
    setErrors(found);
    const wrong = all.find((field) => found[field.name]);
    if (wrong) {
      if (more.includes(wrong)) setShowMore(true);
      document.querySelector<HTMLElement>(`[name="${wrong.name}"]`)?.focus();
      return;
    }
    setSaving(true);
    const outcome = await props.submit(allowedValues(latest.current, [...props.fields, ...(props.more ?? [])], rights));
    setSaving(false);
    if (!outcome.ok) {
      const { refusal } = outcome;
      if (refusal?.code === 'FIELD_INVALID') {
        const hint = typeof refusal.data.hint === 'string' ? refusal.data.hint : '';
        setErrors({ [String(refusal.data.field)]: hint ? t('invalidHint', { hint }) : t('invalid') });
      }
      return;
    }
    drop();
    if (!goOn) {
      onClose();
      return;
    }
    latest.current = { ...props.initial };
    setValues(latest.current);
    setErrors({});
    setRound(round + 1);
  };

  const draw = (field: Field, autoFocus: boolean) => {
    const isLocked = rights.rightOf(field).access === 'read';
    const input = (
      <FieldInput
        field={field}
        disabled={isLocked}
        value={values[field.name]}
        error={errors[field.name]}
        autoFocus={autoFocus}
        onChange={(value) => put(field.name, value)}
        onBlur={() => check(field)}
      />
    );
    return (
      <div key={field.name} className={wide.includes(field.kind) ? classes.wide : undefined}>
        {isLocked ? (
          <Tooltip label={say(fieldsTexts, 'readOnlyByRole')}>
            <div>{input}</div>
          </Tooltip>
        ) : (
          input
        )}
      </div>
    );
  };
  const mod = /mac/i.test(navigator.platform) ? '⌘' : 'Ctrl';
  return (
    <form
      key={round}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void save(props.canGoOn ?? false);
      }}
    >
      {restored && round === 0 ? (
        <Group className={classes.draft} gap="sm">
          <Text size="sm">{t('draft')}</Text>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              drop();
              latest.current = { ...props.initial };
              setValues(latest.current);
            }}
          >
            {t('dropDraft')}
          </Button>
        </Group>
      ) : null}
      <div className={classes.grid}>{fields.map((field, index) => draw(field, index === 0))}</div>
      {props.aside ? <div className={classes.aside}>{props.aside(values)}</div> : null}
      {more.length > 0 ? (
        <>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            my="sm"
            rightSection={showMore ? <IconChevronUp size={14} /> : <IconChevronDown size={14} />}
            aria-expanded={showMore}
            onClick={() => setShowMore(!showMore)}
          >
            {t(showMore ? 'less' : 'more')}
          </Button>
          {showMore ? <div className={classes.grid}>{more.map((field) => draw(field, false))}</div> : null}
        </>
      ) : null}
      <Group justify="space-between" className={classes.foot}>
        <Text size="xs" c="dimmed" className={classes.keys}>
          {props.canGoOn ? t('keys', { mod }) : ''}
        </Text>
        <Group gap="sm" ml="auto">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          {props.canGoOn ? (
            <Button variant="default" loading={saving} onClick={() => void save(true)}>
              {t('saveNext')}
            </Button>
          ) : null}
          <Button type="submit" loading={saving}>
            {props.submitLabel ?? t('save')}
          </Button>
        </Group>
      </Group>
    </form>
  );
}
