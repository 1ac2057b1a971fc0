import { Text } from '@mantine/core';
import type { AuditEntry } from '#shared/features/audit/audit.model.ts';
import { serverActorId } from '#shared/features/watching/alert.model.ts';
import { formatExact } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import type { AuditWords } from './use-audit-words.ts';
import classes from './watching.module.css';
import { watchingTexts } from './watching.texts.ts';

/** Later than this after it was done, a record says when it arrived. */
const arrivedLaterMs = 120_000;

/** One record: who, what, when, where, and what it changed from what to what. */
export function AuditRow({ row, words }: { row: AuditEntry; words: AuditWords }) {
  const t = useTexts(watchingTexts);
  const told = Object.entries(row.details).filter(([key]) => key !== 'outcome');
  return (
    <div className={classes.entry}>
      <Text size="sm">
        <Text span size="xs" c="dimmed" className="tabular">
          #{row.seq}{' '}
        </Text>
        <b>{row.actorName ?? (isSystem(row.actorId) ? t('system') : row.actorId)}</b>{' '}
        <span title={row.procedure ?? row.kind}>{words.act(row.kind, row.procedure)}</span>{' '}
        <Text span size="xs" c="dimmed">
          {t(`cat_${row.category}`)}
        </Text>{' '}
        {row.outcome === 'refused' ? <StateBadge tone="lost">{t('refused')}</StateBadge> : null}
        <Text span size="xs" c="dimmed">
          {' '}
          <When at={row.at} />
          {row.recordedAt - row.at > arrivedLaterMs ? ` · ${t('received', { time: formatExact(row.recordedAt) })}` : ''}
          {row.deviceId ? ` · ${t('onDevice', { device: row.deviceId.slice(0, 8) })}` : ''}
        </Text>
      </Text>
      {told.length > 0 ? (
        <Text size="xs" c="dimmed">
          {told.map(([key, value]) => words.detail(key, value)).join(' · ')}
        </Text>
      ) : null}
      {row.changes.length > 0 ? (
        <ul className={classes.changes}>
          {row.changes.map((change) => (
            <li key={`${change.table} ${change.id} ${change.operation}`}>
              <Text size="xs" c="dimmed">
                {t(`op_${change.operation}`)} {words.table(change.table)} {change.id}
              </Text>
              {change.fields.map((field) => (
                <Text key={field.field} size="xs">
                  {words.field(change.table, field.field)}:{' '}
                  {field.from === null ? null : <del>{words.value(change.table, field.field, field.from)}</del>}{' '}
                  {field.to === null ? null : <ins>{words.value(change.table, field.field, field.to)}</ins>}
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

/** The server itself, or somebody nobody knows yet. */
function isSystem(actorId: string | null): boolean {
  return actorId === null || actorId === serverActorId;
}
