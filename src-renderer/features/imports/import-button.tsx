import { Button } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { ImportModule } from '#shared/features/imports/import.model.ts';
import { useMay } from '../../api/me.ts';
import { useTexts } from '../../ui/texts.ts';
import { importsTexts } from './imports.texts.ts';

const nouns = { customers: 'customer', contacts: 'contact', leads: 'lead' } as const;

/** Fills an empty list from a file, where the person may. */
export function ImportButton({ room }: { room: Exclude<ImportModule, 'products'> }) {
  const t = useTexts(importsTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  if (!may(`${nouns[room]}.import`)) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconTableImport size={16} />}
      onClick={() => navigate(`/imports/new/${room}`)}
    >
      {t('fromFile')}
    </Button>
  );
}
