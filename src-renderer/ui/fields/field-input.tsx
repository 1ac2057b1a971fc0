import { NumberInput, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { readDecimal } from '#shared/kernel/money/decimal.ts';
import { formatMoney } from '../format.ts';
import { useTexts } from '../texts.ts';
import { cleanCreditCode, cleanEmail, cleanLine, cleanPhone, parseMoney } from './clean.ts';
import type { Field } from './field.ts';
import { fieldsTexts } from './fields.texts.ts';
import { PersonPicker } from './person-picker.tsx';
import { RecordPicker } from './record-picker.tsx';
import { RecordsPicker } from './records-picker.tsx';

const DateInputs = lazy(() => import('./date-inputs.tsx').then((module) => ({ default: module.DateField })));

export interface FieldInputProps {
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly onBlur?: () => void;
  readonly error?: string | undefined;
  /** Leaves the label away, for editing in place; it stays as the accessible name. */
  readonly bare?: boolean;
  readonly autoFocus?: boolean;
  readonly valueName?: string | null;
  /** Inside a popover: lists open within it, so that a click on them does not close it. */
  readonly nested?: boolean;
  readonly disabled?: boolean;
}

const cleaners: Partial<Record<Field['kind'], (text: string) => string>> = {
  text: cleanLine,
  mobile: cleanPhone,
  phone: cleanPhone,
  email: cleanEmail,
  website: cleanLine,
  creditCode: cleanCreditCode,
};

/** The right input for a field. Pasted numbers, codes and amounts are cleaned when the input is left, not refused. */
export function FieldInput(props: FieldInputProps) {
  const t = useTexts(fieldsTexts);
  const { field, value, onChange, error, bare, autoFocus, onBlur } = props;
  const common = {
    ...(bare ? { 'aria-label': field.label } : { label: field.label, withAsterisk: field.required ?? false }),
    ...(field.hint && !bare ? { description: field.hint, inputWrapperOrder } : {}),
    ...(field.placeholder ? { placeholder: field.placeholder } : {}),
    ...(error ? { error } : {}),
    ...(autoFocus ? { 'data-autofocus': true, autoFocus: true } : {}),
    ...(props.disabled ? { disabled: true } : {}),
    name: field.name,
  };
  const floating = props.nested ? { comboboxProps: { withinPortal: false } } : {};
  switch (field.kind) {
    case 'longText':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={field.maxLength}
          value={textOf(value)}
          onChange={(event) => onChange(event.currentTarget.value || null)}
          onBlur={onBlur}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...common}
          hideControls
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(next === '' ? null : Number(next))}
          onBlur={onBlur}
        />
      );
    case 'money':
      return <MoneyInput {...props} common={common} />;
    case 'decimal':
      return <DecimalInput {...props} common={common} />;
    case 'choice':
      return (
        <Select
          {...common}
          {...floating}
          clearable={!field.required}
          searchable={(field.choices?.length ?? 0) > 8}
          placeholder={field.placeholder ?? t('choose')}
          data={(field.choices ?? []).map((choice) => ({ value: choice.value, label: choice.label }))}
          value={typeof value === 'string' ? value : null}
          onChange={(next) => onChange(next)}
          onBlur={onBlur}
        />
      );
    case 'flag':
      return (
        <Switch
          {...(bare ? { 'aria-label': field.label } : { label: field.label })}
          disabled={props.disabled ?? false}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
          onBlur={onBlur}
        />
      );
    case 'tags':
      return (
        <TagsInput
          {...common}
          placeholder={t('addTag')}
          maxTags={50}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={onChange}
          onBlur={onBlur}
        />
      );
    case 'person':
      return (
        <PersonPicker {...common} {...floating} value={typeof value === 'string' ? value : null} onChange={onChange} />
      );
    case 'record':
      return field.source ? (
        <RecordPicker
          {...common}
          {...floating}
          kind={field.name}
          source={field.source}
          value={typeof value === 'string' ? value : null}
          {...(props.valueName ? { valueName: props.valueName } : {})}
          onChange={onChange}
        />
      ) : null;
    case 'records':
      return field.source ? (
        <RecordsPicker
          {...common}
          {...floating}
          kind={field.name}
          source={field.source}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={onChange}
          onBlur={onBlur}
        />
      ) : null;
    case 'day':
    case 'instant':
      return (
        <Suspense fallback={<TextInput {...common} value="" readOnly />}>
          <DateInputs
            kind={field.kind}
            nested={props.nested ?? false}
            common={common}
            value={value}
            onChange={onChange}
          />
        </Suspense>
      );
    default: {
      const clean = cleaners[field.kind];
      return (
        <TextInput
          {...common}
          maxLength={field.maxLength}
          inputMode={
            field.kind === 'mobile' || field.kind === 'phone' ? 'tel' : field.kind === 'email' ? 'email' : 'text'
          }
          value={textOf(value)}
          onChange={(event) => onChange(event.currentTarget.value || null)}
          onBlur={() => {
            if (clean && typeof value === 'string') onChange(clean(value) || null);
            onBlur?.();
          }}
        />
      );
    }
  }
}

/** Labels above, hints below, errors last. */
const inputWrapperOrder: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function MoneyInput({ value, onChange, onBlur, common }: FieldInputProps & { common: Record<string, unknown> }) {
  const t = useTexts(fieldsTexts);
  const [typed, setTyped] = useState<string>();
  const [wrong, setWrong] = useState(false);
  return (
    <TextInput
      {...common}
      {...(wrong ? { error: t('moneyWrong') } : {})}
      inputMode="decimal"
      className="tabular"
      value={typed ?? (typeof value === 'number' ? formatMoney(value) : '')}
      onFocus={() => setTyped(typeof value === 'number' ? String(value / 100) : '')}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        const fen = parseMoney(event.currentTarget.value);
        if (fen !== undefined || event.currentTarget.value.trim() === '') onChange(fen ?? null);
      }}
      onBlur={() => {
        setWrong(typed !== undefined && typed.trim() !== '' && parseMoney(typed) === undefined);
        setTyped(undefined);
        onBlur?.();
      }}
    />
  );
}

/** A unit price or a quantity: kept as text, so that no place of it is lost; what is pasted is cleaned on leaving. */
function DecimalInput({
  field,
  value,
  onChange,
  onBlur,
  common,
}: FieldInputProps & { common: Record<string, unknown> }) {
  const t = useTexts(fieldsTexts);
  const [wrong, setWrong] = useState(false);
  return (
    <TextInput
      {...common}
      {...(wrong ? { error: t('decimalWrong') } : {})}
      inputMode="decimal"
      className="tabular"
      value={value === null || value === undefined ? '' : String(value)}
      onChange={(event) => {
        setWrong(false);
        onChange(event.currentTarget.value || null);
      }}
      onBlur={() => {
        const typed = textOf(value).trim();
        const clean = readDecimal(typed, field.places ?? 8);
        setWrong(typed !== '' && clean === undefined);
        if (clean !== undefined && clean !== value) onChange(clean);
        onBlur?.();
      }}
    />
  );
}
