import { Tooltip } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTexts } from '../texts.ts';
import { listTexts } from './list.texts.ts';

/** The head of a masked column; on paper the word stands in place of the lock. */
export function MaskedHeader({ label }: { label: string }) {
  const t = useTexts(listTexts);
  return (
    <Tooltip label={t('maskedColumn')}>
      <span className="truncate">
        {label} <IconLock size={12} aria-hidden data-print="no" />
        <span className="visually-hidden">{t('maskedColumn')}</span>
        <span data-print="only">{t('maskedPrint')}</span>
      </span>
    </Tooltip>
  );
}
