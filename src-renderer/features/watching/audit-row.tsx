import { Text } from '@mantine/core';
import type { AuditEntry } from '#shared/features/audit/audit.model.ts';
import { serverActorId } from '#shared/features/watching/alert.model.ts';
import { formatExact } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import classes from './watching.module.css';
import { watchingTexts } from './watching.texts.ts';

/** Later than this after it was done, a record says when it arrived. */
const arrivedLaterMs = 120_000;

/** One record: who, what, when, where, and what it changed from what to what. */
export function AuditRow({ row }: { row: AuditEntry }) {
  const t = useTexts(watchingTexts);
  const tableWord = (table: string) => (isKnownTable(table) ? t(`table_${table}`) : table);
  const told = Object.entries(row.details).filter(([key]) => key !== 'outcome');
  return (
    <div className={classes.entry}>
      <Text size="sm">
        <Text span size="xs" c="dimmed" className="tabular">
          #{row.seq}{' '}
        </Text>
        <b>{row.actorName ?? (isSystem(row.actorId) ? t('system') : row.actorId)}</b> {t(`cat_${row.category}`)} ·{' '}
        <code>{row.procedure ?? row.kind}</code>{' '}
        {row.outcome === 'refused' ? <StateBadge tone="lost">{t('refused')}</StateBadge> : null}
        <Text span size="xs" c="dimmed">
          {' '}
          <When at={row.at} />
          {row.recordedAt - row.at > arrivedLaterMs ? ` · ${t('received', { time: formatExact(row.recordedAt) })}` : ''}
          {row.deviceId ? ` · ${row.deviceId.slice(0, 8)}` : ''}
        </Text>
      </Text>
      {told.length > 0 ? (
        <Text size="xs" c="dimmed">
          {told
            .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
            .join(' · ')}
        </Text>
      ) : null}
      {row.changes.length > 0 ? (
        <ul className={classes.changes}>
          {row.changes.map((change) => (
            <li key={`${change.table} ${change.id} ${change.operation}`}>
              <Text size="xs" c="dimmed">
                {t(`op_${change.operation}`)} {tableWord(change.table)} {change.id}
              </Text>
              {change.fields.map((field) => (
                <Text key={field.field} size="xs">
                  {field.field}: {field.from === null ? null : <del>{words(field.from)}</del>}{' '}
                  {field.to === null ? null : <ins>{words(field.to)}</ins>}
                </Text>
              ))}
            </li>
          ))}
          {row.changeCount > row.changes.length ? (
            <li>
              <Text size="xs" c="dimmed">
                {t('moreChanges', { count: row.changeCount - row.changes.length })}
              </Text>
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}

const knownTables = [
  'customers',
  'contacts',
  'leads',
  'follow_ups',
  'tasks',
  'users',
  'roles',
  'branches',
  'departments',
  'alerts',
] as const;

function isKnownTable(table: string): table is (typeof knownTables)[number] {
  return (knownTables as readonly string[]).includes(table);
}

/** The server itself, or somebody nobody knows yet. */
function isSystem(actorId: string | null): boolean {
  return actorId === null || actorId === serverActorId;
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
