import { Button, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { HistoryEntry, HistoryTable } from '#shared/features/history/history.model.ts';
import { isMasked } from '#shared/kernel/rights/field-rights.ts';
import { orpc } from '../../api/client.ts';
import { EmptyState } from '../empty-state.tsx';
import { ErrorPanel } from '../error-panel.tsx';
import { isEmptyValue } from '../fields/check-field.ts';
import { useDirectory } from '../fields/directory.ts';
import type { Field } from '../fields/field.ts';
import { fieldText } from '../fields/field-value.tsx';
import { formatExact } from '../format.ts';
import { useTexts } from '../texts.ts';
import { When } from '../when.tsx';
import classes from './record.module.css';
import { recordTexts } from './record.texts.ts';

type Restore = (name: string, value: unknown) => Promise<unknown>;

interface HistoryTabProps {
  readonly table: HistoryTable;
  readonly id: string;
  readonly fields: readonly Field[];
  /** Left out where the record may not be edited. */
  readonly onRestore?: Restore;
  /** What of an act needs more than a field's two values. */
  readonly more?: ((entry: HistoryEntry) => ReactNode) | undefined;
}

/** Who changed what and when, newest first, in the words of the fields. Columns the screen has no word for stay out. */
export function HistoryTab({ table, id, fields, onRestore, more }: HistoryTabProps) {
  const t = useTexts(recordTexts);
  const [limit, setLimit] = useState(50);
  const { data, error, refetch } = useQuery({
    ...orpc.history.ofRecord.queryOptions({ input: { table, id, limit } }),
    placeholderData: keepPreviousData,
  });
  const { nameOf } = useDirectory();
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return null;
  if (data.rows.length === 0) {
    return <EmptyState icon={IconHistory} title={t('noHistory')} hint={t('noHistoryHint')} />;
  }
  return (
    <ol className={classes.history}>
      {data.rows.map((entry) => (
        <Entry key={entry.commandId} entry={entry} fields={fields} nameOf={nameOf} onRestore={onRestore} more={more} />
      ))}
      {data.total > data.rows.length && limit < 200 ? (
        <Button variant="subtle" size="sm" onClick={() => setLimit(200)}>
          {t('loadMore')}
        </Button>
      ) : null}
    </ol>
  );
}

interface EntryProps {
  readonly entry: HistoryEntry;
  readonly fields: readonly Field[];
  readonly nameOf: (id: string) => string | undefined;
  readonly onRestore: Restore | undefined;
  readonly more: HistoryTabProps['more'];
}

function Entry({ entry, fields, nameOf, onRestore, more }: EntryProps) {
  const t = useTexts(recordTexts);
  const changes = entry.changes.flatMap((change) => {
    const field = fields.find((each) => each.name === change.field);
    return field ? [{ ...change, field }] : [];
  });
  const words = (field: Field, value: unknown) => {
    if (field.kind === 'person' && typeof value === 'string') return nameOf(value) ?? '…';
    if (field.kind === 'instant' && typeof value === 'number') return formatExact(value);
    if (field.kind === 'record') return value ? '…' : fieldText(field, null);
    return fieldText(field, value);
  };
  const act = entry.operation === 'insert' ? 'created' : entry.operation === 'remove' ? 'removed' : 'changed';
  return (
    <li className={classes.entry}>
      <Text size="sm">
        <b>{entry.userName ?? t('someone')}</b>
        {entry.insteadOf ? ` ${t('insteadOf', { name: entry.insteadOf })}` : ''} {t(act)}{' '}
        <Text span size="xs" c="dimmed">
          <When at={entry.at} />
          {entry.offline ? ` · ${t('offline')}` : ''}
          {entry.deviceId ? ` · ${t('onDevice', { device: entry.deviceId.slice(0, 8) })}` : ''}
          {entry.offline && entry.decidedAt !== null
            ? ` · ${t('decidedAt', { time: formatExact(entry.decidedAt) })}`
            : ''}
        </Text>
      </Text>
      {entry.operation === 'update'
        ? changes.map((change) => (
            <Text key={change.field.name} size="sm" className={classes.change}>
              <span className={classes.changeLabel}>{change.field.label}</span>
              {isEmptyValue(change.from) ? null : (
                <>
                  <del>{words(change.field, change.from)}</del>
                  <span aria-hidden>→</span>
                </>
              )}
              <ins>{words(change.field, change.to)}</ins>
              {onRestore && mayRestore(entry, change.from) ? (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  onClick={() => void onRestore(change.field.name, change.from)}
                >
                  {t('restoreValue')}
                </Button>
              ) : null}
            </Text>
          ))
        : null}
      {more?.(entry)}
    </li>
  );
}

/** What an edit changed, an edit can put back; a covered value is not known here and cannot be. */
function mayRestore(entry: HistoryEntry, value: unknown): boolean {
  return entry.procedure?.endsWith('.edit') === true && !isMasked(value);
}
