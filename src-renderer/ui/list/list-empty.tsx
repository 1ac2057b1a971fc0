import { Button, Group } from '@mantine/core';
import { IconFilterOff, IconPlus, IconTrash } from '@tabler/icons-react';
import type { Scene } from '#shared/kernel/listing.ts';
import { EmptyState } from '../empty-state.tsx';
import { useTexts } from '../texts.ts';
import { listTexts } from './list.texts.ts';
import type { ListPageProps } from './list-types.ts';

interface ListEmptyProps {
  readonly filtered: boolean;
  readonly scene: Scene;
  readonly empty: ListPageProps<{ id: string }>['empty'];
  readonly create?: { readonly label: string; readonly run: () => void };
  readonly onClear: () => void;
}

/** Nothing to show: because of conditions, because the bin is empty, or because the room waits for its first record. */
export function ListEmpty({ filtered, scene, empty, create, onClear }: ListEmptyProps) {
  const t = useTexts(listTexts);
  if (filtered) {
    return (
      <EmptyState
        icon={IconFilterOff}
        title={t('emptyFiltered')}
        hint={t('emptyFilteredHint')}
        action={
          <Button variant="default" onClick={onClear}>
            {t('clearFilters')}
          </Button>
        }
      />
    );
  }
  if (scene === 'bin') return <EmptyState icon={IconTrash} title={t('emptyBin')} hint={t('emptyBinHint')} />;
  return (
    <EmptyState
      icon={empty.icon}
      title={empty.title}
      hint={empty.hint}
      action={
        <Group gap="sm">
          {create ? (
            <Button leftSection={<IconPlus size={16} />} onClick={create.run}>
              {create.label}
            </Button>
          ) : null}
          {empty.more}
        </Group>
      }
    />
  );
}
