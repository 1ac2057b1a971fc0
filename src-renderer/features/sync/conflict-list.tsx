import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconArrowsSplit2 } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { ConflictRow } from '#shared/features/sync/sync.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { type Outcome, useCommand } from '../../api/use-command.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FieldInput } from '../../ui/fields/field-input.tsx';
import { formatInstant } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { useChangeWords } from './change-words.ts';
import { SubjectLink } from './subject-link.tsx';
import classes from './sync.module.css';
import { syncTexts } from './sync.texts.ts';

type Resolve = (input: Parameters<typeof api.sync.conflicts.resolve>[0]) => Promise<Outcome<unknown>>;

/** Values that two people changed apart: both beside each other, one click to choose, 撤销 afterwards. */
export function ConflictList() {
  const t = useTexts(syncTexts);
  const [search] = useSearchParams();
  const recordId = search.get('record') ?? undefined;
  const [state, setState] = useState<'open' | 'resolved'>('open');
  const { data, error, refetch } = useQuery({
    ...orpc.sync.conflicts.list.queryOptions({ input: { state, limit: 200, ...(recordId ? { recordId } : {}) } }),
    placeholderData: keepPreviousData,
  });
  const resolve = useCommand(
    (input: Parameters<typeof api.sync.conflicts.resolve>[0]) => api.sync.conflicts.resolve(input),
    { done: () => t('resolved'), undo: true },
  );
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Group mt="md">
        <SegmentedControl
          size="xs"
          value={state}
          onChange={(next) => setState(next as 'open' | 'resolved')}
          data={[
            { value: 'open', label: t('showOpen') },
            { value: 'resolved', label: t('showResolved') },
          ]}
        />
      </Group>
      {data && data.rows.length === 0 ? (
        <EmptyState icon={IconArrowsSplit2} title={t('conflictsEmpty')} hint={t('conflictsEmptyHint')} />
      ) : null}
      {data?.rows.map((row) => (
        <ConflictDiff key={row.id} row={row} onResolve={resolve.run} />
      ))}
    </>
  );
}

/** One field of one record, both values with who wrote them and when. */
export function ConflictDiff({ row, onResolve }: { row: ConflictRow; onResolve: Resolve }) {
  const t = useTexts(syncTexts);
  const words = useChangeWords();
  const [writing, setWriting] = useState(false);
  const [value, setValue] = useState<unknown>(row.kept);
  const field = words.field(row.recordTable, row.field);
  const by = (name: string | null, at: number | null) =>
    t('by', { name: name ?? t('someone'), time: at ? formatInstant(at) : '' });
  const isOpen = row.state === 'open';
  return (
    <div className={classes.card}>
      <Text fw={600}>
        <SubjectLink subject={{ table: row.recordTable, id: row.recordId, label: row.label }} /> ·{' '}
        {words.label(row.recordTable, row.field)}
      </Text>
      <div className={classes.diff}>
        <div className={classes.side}>
          <Text size="xs" c="dimmed">
            {t('shown')} · {by(row.keptByName, row.keptAt)}
          </Text>
          {words.value(row.recordTable, row.field, row.kept)}
        </div>
        <div className={classes.side}>
          <Text size="xs" c="dimmed">
            {t('other')} · {by(row.otherByName, row.otherAt)}
          </Text>
          {words.value(row.recordTable, row.field, row.other)}
        </div>
      </div>
      {isOpen && !writing ? (
        <Group gap="sm">
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void onResolve({ id: row.id, choice: 'keepServer' })}
          >
            {t('keep')}
          </Button>
          <Button size="compact-sm" onClick={() => void onResolve({ id: row.id, choice: 'takeMine' })}>
            {t('take')}
          </Button>
          {field ? (
            <Button size="compact-sm" variant="subtle" onClick={() => setWriting(true)}>
              {t('write')}
            </Button>
          ) : null}
        </Group>
      ) : null}
      {isOpen && writing && field ? (
        <Group gap="sm" align="flex-start">
          <FieldInput field={field} value={value} onChange={setValue} bare autoFocus />
          <Button onClick={() => void onResolve({ id: row.id, choice: 'value', value })}>{t('write')}</Button>
          <Button variant="default" onClick={() => setWriting(false)}>
            {t('cancel')}
          </Button>
        </Group>
      ) : null}
    </div>
  );
}
