import { useQuery } from '@tanstack/react-query';
import { Link, Redirect, useParams } from 'wouter';
import { orpc } from '../../api/client.ts';
import { useKnownWorld } from '../../api/world.ts';
import { SectionPage } from '../../ui/section.tsx';
import { useTexts } from '../../ui/texts.ts';
import { ConflictList } from './conflict-list.tsx';
import { HeldList } from './held-list.tsx';
import { IncidentList } from './incident-list.tsx';
import { OutboxList } from './outbox-list.tsx';
import classes from './sync.module.css';
import { syncTexts } from './sync.texts.ts';
import { SyncStatus } from './sync-status.tsx';

const draws = {
  status: SyncStatus,
  outbox: OutboxList,
  held: HeldList,
  conflicts: ConflictList,
  incidents: IncidentList,
} as const;
type Part = keyof typeof draws;

const desktopParts: readonly Part[] = ['status', 'outbox', 'held', 'conflicts', 'incidents'];
const serverParts: readonly Part[] = ['conflicts'];

/** Where the work stands with the server: what waits, what was refused, what collided, and the ways out of each. */
export function SyncPage() {
  const t = useTexts(syncTexts);
  const world = useKnownWorld();
  const isDesktop = world.host === 'desktop';
  const parts = isDesktop ? desktopParts : serverParts;
  const { part = parts[0] } = useParams<{ part?: string }>();
  const status = useQuery({ ...orpc.sync.status.queryOptions(), enabled: isDesktop });
  const shown = parts.find((each) => each === part);
  if (!shown) return <Redirect to="/system/sync" replace />;
  const Draw = draws[shown];
  const counts: Partial<Record<Part, number | undefined>> = {
    outbox: status.data?.waiting,
    held: status.data?.held,
    conflicts: status.data?.conflicts,
  };
  return (
    <SectionPage title={t(isDesktop ? 'title' : 'conflictTitle')}>
      {parts.length > 1 ? (
        <nav className={classes.parts} aria-label={t('title')}>
          {parts.map((each) => (
            <Link
              key={each}
              href={each === 'status' ? '/system/sync' : `/system/sync/${each}`}
              className={classes.part}
              aria-current={each === shown ? 'page' : undefined}
            >
              {t(each)}
              {counts[each] ? <span className={classes.count}>{counts[each]}</span> : null}
            </Link>
          ))}
        </nav>
      ) : null}
      <Draw />
    </SectionPage>
  );
}
