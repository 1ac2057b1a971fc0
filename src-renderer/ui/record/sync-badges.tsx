import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { orpc } from '../../api/client.ts';
import { useKnownWorld } from '../../api/world.ts';
import { StateBadge } from '../state-badge.tsx';
import { useTexts } from '../texts.ts';
import classes from './record.module.css';
import { recordTexts } from './record.texts.ts';

/** Says in the header that a record waits, conflicts or is held back; leads to where that is resolved. */
export function SyncBadges({ table, id }: { table: string; id: string }) {
  const t = useTexts(recordTexts);
  const world = useKnownWorld();
  const isMember = world.host === 'desktop' && world.state.member;
  const conflicts = useQuery({
    ...orpc.sync.conflicts.list.queryOptions({ input: { recordTable: table, recordId: id, limit: 1 } }),
    retry: false,
  });
  const status = useQuery({ ...orpc.sync.status.queryOptions(), enabled: isMember, retry: false });
  const outbox = useQuery({
    ...orpc.sync.outbox.list.queryOptions({ input: { limit: 500 } }),
    enabled: isMember && (status.data?.waiting ?? 0) > 0,
    retry: false,
  });
  const held = useQuery({
    ...orpc.sync.held.list.queryOptions({ input: { limit: 500 } }),
    enabled: isMember && (status.data?.held ?? 0) > 0,
    retry: false,
  });
  const conflictCount = conflicts.data?.total ?? 0;
  const isHeld = held.data?.rows.some((each) => each.subject?.id === id) ?? false;
  const isWaiting = outbox.data?.rows.some((each) => each.subject?.id === id) ?? false;
  return (
    <>
      {conflictCount > 0 ? (
        <Link href={`/system/sync/conflicts?record=${id}`} className={classes.badgeLink} title={t('resolve')}>
          <StateBadge tone="warn">{t('conflicts', { count: conflictCount })}</StateBadge>
        </Link>
      ) : null}
      {isHeld ? (
        <Link href="/system/sync/held" className={classes.badgeLink} title={t('resolve')}>
          <StateBadge tone="lost">{t('held')}</StateBadge>
        </Link>
      ) : null}
      {isWaiting ? (
        <Link href="/system/sync" className={classes.badgeLink} title={t('resolve')}>
          <StateBadge tone="waiting">{t('waiting')}</StateBadge>
        </Link>
      ) : null}
    </>
  );
}
