import { Button, CloseButton, Group, Paper, Text } from '@mantine/core';
import type { Scene } from '#shared/kernel/listing.ts';
import { useTexts } from '../texts.ts';
import classes from './list.module.css';
import { listTexts } from './list.texts.ts';
import type { RowAction } from './list-types.ts';
import type { Selection } from './use-selection.ts';

interface BulkBarProps<Row> {
  readonly selection: Selection<Row>;
  readonly actions: readonly RowAction<Row>[];
  readonly scene: Scene;
}

/** What can be done with the selection; there while something is selected. */
export function BulkBar<Row>({ selection, actions, scene }: BulkBarProps<Row>) {
  const t = useTexts(listTexts);
  if (selection.rows.length === 0) return null;
  const offered = actions
    .filter((action) => action.bulk)
    .map((action) => ({
      action,
      rows: selection.rows.filter((row) => (action.when ? action.when(row, scene) : scene !== 'bin')),
    }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <Paper
      className={classes.bulk}
      shadow="lg"
      withBorder
      role="toolbar"
      aria-label={t('selected', { count: selection.rows.length })}
    >
      <Text size="sm" fw={600} className="tabular" style={{ whiteSpace: 'nowrap' }}>
        {t('selected', { count: selection.rows.length })}
      </Text>
      <Group gap={4} wrap="nowrap" className={classes.bulkActions}>
        {offered.map(({ action, rows }) => (
          <Button
            key={action.id}
            size="compact-md"
            variant="subtle"
            color={action.danger ? 'red' : 'gray'}
            leftSection={<action.icon size={16} />}
            onClick={() => {
              action.run(rows);
              selection.clear();
            }}
          >
            {action.label}
          </Button>
        ))}
      </Group>
      <CloseButton aria-label={t('clearSelection')} onClick={selection.clear} />
    </Paper>
  );
}
