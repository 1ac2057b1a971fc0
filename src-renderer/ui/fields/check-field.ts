import { checkCreditCode } from '#shared/kernel/china/credit-code.ts';
import { say } from '../texts.ts';
import type { Field } from './field.ts';
import { fieldsTexts } from './fields.texts.ts';

export function isEmptyValue(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** What is wrong with a value and how to mend it, or undefined. */
export function checkField(field: Field, value: unknown): string | undefined {
  if (isEmptyValue(value)) return field.required ? say(fieldsTexts, 'required', { label: field.label }) : undefined;
  const own = field.check?.(value);
  if (own) return own;
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'mobile':
      return /^(1[3-9]\d{9}|\+\d[\d-]{6,18})$/.test(text) ? undefined : say(fieldsTexts, 'mobileWrong');
    case 'email':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : say(fieldsTexts, 'emailWrong');
    case 'creditCode':
      return creditCodeText(text);
    default:
      return undefined;
  }
}

function creditCodeText(code: string): string | undefined {
  const { problem } = checkCreditCode(code);
  if (!problem) return undefined;
  switch (problem.kind) {
    case 'length':
      return say(fieldsTexts, 'codeLength', { length: problem.length });
    case 'character': {
      const { position, character: letter, suggestion: guess } = problem;
      return guess
        ? say(fieldsTexts, 'codeGuess', { position, letter, guess })
        : say(fieldsTexts, 'codeLetter', { position, letter });
    }
    case 'checkCharacter':
      return say(fieldsTexts, 'codeCheck');
    default:
      return problem satisfies never;
  }
}
