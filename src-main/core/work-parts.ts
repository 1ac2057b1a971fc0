import type { AskServer } from '#shared/app/rights-router.ts';
import type { HostBackups } from '#shared/backup/backups-room.ts';
import type { UnsyncedWork } from '#shared/features/desktop/desktop.model.ts';
import { remoteTarget } from '../backup-remote.ts';
import type { DeviceClient } from '../enrolment/device-client.ts';
import { askServerBy } from '../sync/ask-server.ts';
import { type ContentSync, createContentSync } from '../sync/content-sync.ts';
import { createDesktopSync, type DesktopSync } from '../sync/desktop-sync.ts';
import { type AccountWatch, isNewLock, watchAccount } from './account-watch.ts';
import type { Desktop } from './desktop.ts';
import { createDesktopBackups } from './desktop-backups.ts';
import { startEmptyingBin } from './empty-bin.ts';
import { startEndingShares } from './end-shares.ts';
import { type MemberLine, openLine } from './member-line.ts';
import type { OpenWork } from './open-work.ts';
import { startReminding } from './remind.ts';
import { startDailyWork } from './run-daily.ts';
import { startTellingAlerts } from './tell-alerts.ts';
import { startTellingFlows } from './tell-flows.ts';
import { createTopic, type Topic } from './topic.ts';
import { beginWipe } from './wipe-profile.ts';

/** What runs while the work is open: the schedules and the line to the server. It stops before the database closes. */
export interface WorkParts {
  /** Host states that changed: `sync`, `backups`. */
  readonly topics: Topic<string>;
  readonly backups: HostBackups;
  readonly sync: DesktopSync;
  readonly content: ContentSync;
  readonly account: AccountWatch;
  /** The line to the server; undefined where there is none. */
  client(): DeviceClient | undefined;
  /** Takes up the line to the server, if this computer is a device of one by now. */
  connect(): void;
  /** The way to values that the server keeps to itself; undefined in a company without a server. */
  askServer(): AskServer | undefined;
  unsynced(): UnsyncedWork;
  /** Undefined where the work belongs to no server. */
  lease(): MemberLine['lease'] | undefined;
  stop(): Promise<void>;
}

export function startParts(work: OpenWork, desktop: Desktop): WorkParts {
  const topics = createTopic<string>();
  let line: MemberLine | undefined;
  const remote = () => (line ? remoteTarget(line.ask) : undefined);
  const backups = createDesktopBackups(work, desktop, { remote, onChange: () => topics.tell('backups') });
  const content = createContentSync(work);
  const sync = createDesktopSync(work, () => {
    topics.tell('sync');
    content.wake();
  });
  const onWipe = (orderId: string): void => {
    beginWipe(desktop.options.dataFolder, work, orderId);
    void desktop.lock('wiped');
  };
  const onLockAsked = (at: number | null): void => {
    if (isNewLock(work, at)) void desktop.lock('stepUp');
  };
  const connect = (): void => {
    line ??= openLine(work, { onWipe, onLockAsked, onLeaseEnded: () => void desktop.lock('lease') });
    if (!line) return;
    sync.connect(line.client, line.address, () => void line?.contact());
    content.connect(line.client);
  };
  backups.start();
  const stopEmptyingBin = startEmptyingBin(work, desktop.options.dataFolder);
  const stopDailyWork = startDailyWork(work);
  const stopEndingShares = startEndingShares(work);
  const telling = {
    session: work.session,
    notices: desktop.notices,
    language: () => desktop.settings.get().language,
    log: desktop.options.ports.log,
  };
  const stopReminding = startReminding(telling);
  const stopTellingAlerts = startTellingAlerts(telling);
  const stopTellingFlows = startTellingFlows(telling);
  connect();
  const client = (): DeviceClient | undefined => line?.client;
  const account = watchAccount(work, client, { onChange: () => desktop.announce(), onLockAsked });
  return {
    topics,
    backups,
    sync,
    content,
    account,
    client,
    connect,
    askServer: () => (sync.device.isMember() ? askServerBy(() => line?.client) : undefined),
    unsynced: sync.unsynced,
    lease: () => line?.lease,
    stop: async () => {
      account.stop();
      stopDailyWork();
      stopEmptyingBin();
      stopEndingShares();
      stopReminding();
      stopTellingAlerts();
      stopTellingFlows();
      const ended = content.stop();
      await line?.client.close();
      await ended;
      await sync.stop();
      await backups.stop();
      await line?.close();
      topics.end();
    },
  };
}
