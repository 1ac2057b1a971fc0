import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';

interface ReasonInputProps {
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly description?: ReactNode;
  /** A reason is asked for unless said otherwise. */
  readonly isOptional?: boolean;
  readonly hasFocus?: boolean;
}

/** Why something is done: a few lines of text, as long as the audit keeps (500 characters). */
export function ReasonInput({ label, value, onChange, description, isOptional, hasFocus }: ReasonInputProps) {
  return (
    <Textarea
      label={label}
      description={description}
      withAsterisk={!isOptional}
      autosize
      minRows={2}
      maxLength={500}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      data-autofocus={hasFocus || undefined}
    />
  );
}
