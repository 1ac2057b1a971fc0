import { useRef, useState } from 'react';
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
const atOnce: readonly FieldKind[] = ['choice', 'flag', 'person', 'record', 'day', 'instant'];

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
  const shown = sent ? sent.value : value;
  const shownRow = sent && field.nameField ? { ...row, [field.nameField]: undefined } : row;

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
              if (event.key === 'Enter' && !event.nativeEvent.isComposing && !atOnce.includes(field.kind)) {
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
                if (!atOnce.includes(field.kind)) void Promise.resolve().then(() => save(latest.current));
                else cancel();
              }}
            />
          </div>
        ) : onSave ? (
          // biome-ignore lint/a11y/useSemanticElements: the value may hold a link, which a button may not
          <div
            role="button"
            tabIndex={0}
            className={classes.editable}
            aria-label={t('edit', { label: field.label })}
            onClick={(event) => {
              if (event.target instanceof HTMLElement && event.target.closest('a')) return;
              begin();
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== 'F2') return;
              event.preventDefault();
              event.stopPropagation();
              begin();
            }}
          >
            {isEmptyValue(shown) ? (
              <span className={classes.none}>{t('empty')}</span>
            ) : (
              <FieldValue field={field} value={shown} row={shownRow} />
            )}
          </div>
        ) : (
          <div className={classes.fixed}>
            {isEmptyValue(shown) ? (
              <span className={classes.none}>{t('empty')}</span>
            ) : (
              <FieldValue field={field} value={shown} row={row} />
            )}
          </div>
        )}
      </dd>
    </div>
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
