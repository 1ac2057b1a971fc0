import { Badge, Group } from '@mantine/core';
import { isMasked } from '#shared/kernel/rights/field-rights.ts';
import { formatDecimal, formatMoney, formatNumber } from '../format.ts';
import { PageLink } from '../page-link.tsx';
import { StateBadge } from '../state-badge.tsx';
import { say } from '../texts.ts';
import { When } from '../when.tsx';
import { isEmptyValue } from './check-field.ts';
import type { Field } from './field.ts';
import { fieldsTexts } from './fields.texts.ts';
import { MaskedText } from './masked-text.tsx';
import { PersonName } from './person-name.tsx';
import { RecordNames } from './record-names.tsx';

/** A value as a person reads it. `row` gives the words for ids; a missing value is drawn as nothing. */
export function FieldValue({ field, value, row }: { field: Field; value: unknown; row?: unknown }) {
  if (isEmptyValue(value)) return null;
  if (field.noun !== undefined && isMasked(value)) return <MaskedText value={value} />;
  const name = field.nameField ? (row as Record<string, unknown> | undefined)?.[field.nameField] : undefined;
  switch (field.kind) {
    case 'choice': {
      const choice = field.choices?.find((each) => each.value === value);
      if (!choice) return <>{String(value)}</>;
      return choice.tone ? <StateBadge tone={choice.tone}>{choice.label}</StateBadge> : choice.label;
    }
    case 'flag':
      return <>{say(fieldsTexts, value ? 'yes' : 'no')}</>;
    case 'money':
      return <span className="tabular">{formatMoney(Number(value))}</span>;
    case 'decimal':
      return <span className="tabular">{formatDecimal(String(value))}</span>;
    case 'number':
      return <span className="tabular">{formatNumber(Number(value))}</span>;
    case 'instant':
      return <When at={Number(value)} />;
    case 'records':
      return (
        <RecordNames
          kind={field.name}
          ids={value as string[]}
          names={Array.isArray(name) ? name : undefined}
          source={field.source}
        />
      );
    case 'tags':
      return (
        <Group gap={4} wrap="nowrap">
          {(value as string[]).map((tag) => (
            <Badge key={tag} variant="default" size="sm">
              {tag}
            </Badge>
          ))}
        </Group>
      );
    case 'person':
      return typeof name === 'string' ? name : <PersonName id={String(value)} />;
    case 'record': {
      const text = typeof name === 'string' ? name : String(value);
      const path = field.source?.path?.(String(value));
      if (!path) return <>{text}</>;
      return (
        <PageLink href={path} data-outside>
          {text}
        </PageLink>
      );
    }
    case 'email':
      return (
        <a className="value-link" href={`mailto:${String(value)}`} data-outside>
          {String(value)}
        </a>
      );
    case 'mobile':
    case 'phone':
      return (
        <a className="value-link tabular" href={`tel:${String(value)}`} data-outside>
          {String(value)}
        </a>
      );
    default:
      return <>{String(value)}</>;
  }
}

/** The value as plain text, for chips, tooltips and reports. */
export function fieldText(field: Field, value: unknown): string {
  if (isEmptyValue(value)) return say(fieldsTexts, 'empty');
  switch (field.kind) {
    case 'choice':
      return field.choices?.find((each) => each.value === value)?.label ?? String(value);
    case 'flag':
      return say(fieldsTexts, value ? 'yes' : 'no');
    case 'money':
      return formatMoney(Number(value));
    case 'decimal':
      return formatDecimal(String(value));
    case 'number':
      return formatNumber(Number(value));
    case 'tags':
      return (value as string[]).join('、');
    default:
      return String(value);
  }
}
