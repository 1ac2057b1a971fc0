import { Button } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import type { ImportModule } from '#shared/features/imports/import.model.ts';
import { useMay } from '../../api/me.ts';
import { useTexts } from '../../ui/texts.ts';
import { importsTexts } from './imports.texts.ts';

/** Fills an empty list from a file, where the person may. */
export function ImportButton({ room, noun }: { room: ImportModule; noun: string }) {
  const t = useTexts(importsTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  if (!may(`${noun}.import`)) return null;
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
