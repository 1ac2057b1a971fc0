import { ActionIcon, Button, Group, Tooltip } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useFieldRights } from '../../api/own-rights.ts';
import type { Outcome } from '../../api/use-command.tsx';
import { checkField, isEmptyValue } from '../fields/check-field.ts';
import type { Field, FieldKind } from '../fields/field.ts';
import { FieldInput } from '../fields/field-input.tsx';
import { FieldValue } from '../fields/field-value.tsx';
import { fieldsTexts } from '../fields/fields.texts.ts';
import { say, useTexts } from '../texts.ts';
import { MaskedValue } from './masked-value.tsx';
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
const linkKinds: readonly FieldKind[] = ['mobile', 'phone', 'email', 'record', 'records'];

/** A value that is changed where it stands: click, type, Enter; Esc takes it back. A field the person may not see is not there. */
export function InlineField({ field, row, onSave: store }: InlineFieldProps) {
  const t = useTexts(recordTexts);
  const rights = useFieldRights();
  const { access } = rights.rightOf(field);
  const isCovered = rights.treatment(field, 'page') === 'masked';
  const onSave = access === 'edit' ? store : undefined;
  const value = row[field.name];
  const [editing, setEditing] = useState(false);
  const [typed, setTyped] = useState<unknown>();
  const [error, setError] = useState<string>();
  const [sent, setSent] = useState<{ value: unknown }>();
  const latest = useRef<unknown>(undefined);
  const leaving = useRef(false);

  const begin = () => {
    leaving.current = false;
    // What is covered is not known here: another value is typed from nothing, or everything stays as it is.
    latest.current = isCovered ? null : value;
    setTyped(latest.current);
    setError(undefined);
    setEditing(true);
  };
  const save = async (next: unknown) => {
    if (leaving.current) return;
    if (isCovered && isEmptyValue(next)) return cancel();
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
  const byEnter = ![...atOnce, 'instant', 'tags', 'records'].includes(field.kind);
  const shown = sent ? sent.value : value;
  const shownRow = sent && field.nameField ? { ...row, [field.nameField]: undefined } : row;

  if (access === 'hidden') return null;
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
        ) : isCovered && !sent ? (
          <MaskedValue
            field={field}
            value={value}
            aside={onSave ? <Pencil label={t('edit', { label: field.label })} onEdit={begin} /> : undefined}
          />
        ) : onSave ? (
          <Resting label={t('edit', { label: field.label })} hasLink={hasLink} onEdit={begin}>
            {content}
          </Resting>
        ) : (
          <Fixed reason={store && access === 'read' ? say(fieldsTexts, 'readOnlyByRole') : undefined}>{content}</Fixed>
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
        <Pencil label={label} onEdit={onEdit} />
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

function Pencil({ label, onEdit }: { label: string; onEdit: () => void }) {
  return (
    <ActionIcon size="sm" className={classes.pencil} data-edit aria-label={label} onClick={onEdit}>
      <IconPencil size={14} />
    </ActionIcon>
  );
}

/** A value that cannot be changed here; says why where others could change it. */
function Fixed({ reason, children }: { reason: string | undefined; children: ReactNode }) {
  if (!reason) return <div className={classes.fixed}>{children}</div>;
  return (
    <Tooltip label={reason} events={{ hover: true, focus: true, touch: true }}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason is for the keyboard too */}
      <div className={classes.fixed} data-locked tabIndex={0}>
        {children}
      </div>
    </Tooltip>
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
