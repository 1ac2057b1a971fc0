import { IconLock } from '@tabler/icons-react';
import { isMasked } from '#shared/kernel/rights/field-rights.ts';
import { useTexts } from '../texts.ts';
import { fieldsTexts } from './fields.texts.ts';
import classes from './masked.module.css';

/** A covered value: what is left of it, or stars where nothing of it is shown; never a link, never a value to copy. */
export function MaskedText({ value }: { value: unknown }) {
  const t = useTexts(fieldsTexts);
  return (
    <span className={classes.masked} title={t('masked')}>
      <IconLock size={12} aria-hidden />
      <span className="tabular">{isMasked(value) ? String(value) : '***'}</span>
      <span className="visually-hidden">{t('masked')}</span>
    </span>
  );
}
