import { ActionIcon, Button, Group } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import type { Outcome } from '../../api/use-command.tsx';
import { checkField, isEmptyValue } from '../fields/check-field.ts';
import type { Field, FieldKind } from '../fields/field.ts';
import { FieldInput } from '../fields/field-input.tsx';
import { FieldValue } from '../fields/field-value.tsx';
import { useTexts } from '../texts.ts';
import classes from './record.module.css';
import { recordTexts } from './record.texts.ts';

export interface InlineFieldProps {
  readonly field: Field;
  readonly row: Readonly<Record<string, unknown>>;
  /** Sends `{from, to}`; an outcome that is not ok leaves the old value. Left out: read only. */
  readonly onSave?: (name: string, from: unknown, to: unknown) => Promise<Outcome<unknown>>;
}

/** Kinds whose choice is the whole edit: they are stored as soon as one chooses. */
const atOnce: readonly FieldKind[] = ['choice', 'flag', 'person', 'record', 'day'];

/** Kinds whose value leads somewhere when it is clicked. */
const linkKinds: readonly FieldKind[] = ['mobile', 'phone', 'email', 'record'];

/** A value that is changed where it stands: click, type, Enter; Esc takes it back. */
export function InlineField({ field, row, onSave }: InlineFieldProps) {
  const t = useTexts(recordTexts);
  const value = row[field.name];
  const [editing, setEditing] = useState(false);
  const [typed, setTyped] = useState<unknown>();
  const [error, setError] = useState<string>();
  const [sent, setSent] = useState<{ value: unknown }>();
  const latest = useRef<unknown>(undefined);
  const leaving = useRef(false);

  const begin = () => {
    leaving.current = false;
    latest.current = value;
    setTyped(value);
    setError(undefined);
    setEditing(true);
  };
  const save = async (next: unknown) => {
    if (leaving.current) return;
    const wrong = checkField(field, next);
    setError(wrong);
    if (wrong) return;
    leaving.current = true;
    setEditing(false);
    if (!onSave || JSON.stringify(next ?? null) === JSON.stringify(value ?? null)) return;
    setSent({ value: next });
    await onSave(field.name, value ?? null, next);
    setSent(undefined);
  };
  const cancel = () => {
    leaving.current = true;
    setEditing(false);
  };
  // A day and its time are two choices, and a tag is one of several: neither ends with the first Enter.
  const byEnter = !atOnce.includes(field.kind) && field.kind !== 'instant' && field.kind !== 'tags';
  const shown = sent ? sent.value : value;
  const shownRow = sent && field.nameField ? { ...row, [field.nameField]: undefined } : row;

  const hasLink = linkKinds.includes(field.kind) && !isEmptyValue(shown);
  const content = isEmptyValue(shown) ? (
    <span className={classes.none}>{t('empty')}</span>
  ) : (
    <FieldValue field={field} value={shown} row={shownRow} />
  );

  return (
    <div className={classes.field}>
      <dt className={classes.label}>{field.label}</dt>
      <dd className={classes.value}>
        {editing ? (
          // biome-ignore lint/a11y/noStaticElementInteractions: it only catches the keys of the input within
          <div
            className={classes.editor}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                event.stopPropagation();
                cancel();
              }
              if (event.key === 'Enter' && !event.nativeEvent.isComposing && byEnter) {
                if (field.kind === 'longText' && !(event.ctrlKey || event.metaKey)) return;
                event.preventDefault();
                (event.target as HTMLElement).blur();
              }
            }}
          >
            <FieldInput
              field={field}
              bare
              autoFocus
              value={typed}
              error={error}
              valueName={field.nameField ? ((row[field.nameField] as string | null) ?? null) : null}
              onChange={(next) => {
                latest.current = next;
                setTyped(next);
                if (atOnce.includes(field.kind)) void save(next);
              }}
              onBlur={() => {
                if (field.kind === 'instant') return;
                if (!atOnce.includes(field.kind)) void Promise.resolve().then(() => save(latest.current));
                else cancel();
              }}
            />
            {field.kind === 'instant' ? (
              <Group gap="sm" mt={4}>
                <Button size="compact-sm" onClick={() => void save(latest.current)}>
                  {t('save')}
                </Button>
                <Button size="compact-sm" variant="default" onClick={cancel}>
                  {t('cancel')}
                </Button>
              </Group>
            ) : null}
          </div>
        ) : onSave ? (
          <Resting label={t('edit', { label: field.label })} hasLink={hasLink} onEdit={begin}>
            {content}
          </Resting>
        ) : (
          <div className={classes.fixed}>{content}</div>
        )}
      </dd>
    </div>
  );
}

/** A value at rest that can be edited: itself a button, or with a pencil beside it where it holds a link. */
function Resting(props: { label: string; hasLink: boolean; onEdit: () => void; children: ReactNode }) {
  const { label, hasLink, onEdit, children } = props;
  if (hasLink) {
    return (
      <div className={classes.linked}>
        {children}
        <ActionIcon size="sm" className={classes.pencil} data-edit aria-label={label} onClick={onEdit}>
          <IconPencil size={14} />
        </ActionIcon>
      </div>
    );
  }
  return (
    <button type="button" data-edit className={classes.editable} onClick={onEdit}>
      <span className="visually-hidden">{label}</span>
      {children}
    </button>
  );
}

/** A group of fields, two columns where there is room. */
export function InlineFields(props: {
  title?: string;
  fields: readonly Field[];
  row: Readonly<Record<string, unknown>>;
  onSave?: InlineFieldProps['onSave'];
}) {
  return (
    <section className={classes.group}>
      {props.title ? <h2 className={classes.groupTitle}>{props.title}</h2> : null}
      <dl className={classes.fields}>
        {props.fields.map((field) => (
          <InlineField
            key={field.name}
            field={field}
            row={props.row}
            {...(props.onSave ? { onSave: props.onSave } : {})}
          />
        ))}
      </dl>
    </section>
  );
}
