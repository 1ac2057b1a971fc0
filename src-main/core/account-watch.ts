import type { PasswordDue } from '#shared/features/desktop/desktop.model.ts';
import { setLockRules } from '#shared/keyring/lock-out.ts';
import { accountStanding, enrolPaths } from '#shared/sync/enrolment.ts';
import type { DeviceClient } from '../enrolment/device-client.ts';
import type { OpenWork } from './open-work.ts';
import { dueOfOwnPassword, policyOf } from './own-password.ts';

/** Which of the account's passwords the local key is kept under. */
const stampKey = 'password.stamp';
const unknownStamp = 'unknown';
const askEveryMs = 30_000;

export interface AccountEvents {
  onChange(): void;
  /** When the company last asked for the password anew; null where it never did. */
  onLockAsked(at: number | null): void;
}

/** Whether the person has to do something about their password before they go on. */
export interface AccountWatch {
  due(): PasswordDue | null;
  /** Asks again now, as after a change. */
  refresh(): Promise<void>;
  /** The local key is kept under the account's present password. */
  adopted(stamp: string | null): void;
  stop(): void;
}

/**
 * A member asks its server which password the account has; a person without a server counts by themselves. Nothing is
 * asked of the person while the server cannot be reached: their own data is never locked away by the lack of a line.
 */
export function watchAccount(
  work: OpenWork,
  client: () => DeviceClient | undefined,
  { onChange, onLockAsked }: AccountEvents,
): AccountWatch {
  const { state } = work.sync;
  let due: PasswordDue | null = null;
  let isStopped = false;
  const set = (next: PasswordDue | null): void => {
    if (next === due || isStopped) return;
    due = next;
    onChange();
  };
  const ask = async (): Promise<void> => {
    if (isStopped || work.profile.card.demo) return;
    const { lockAfter, lockMinutes } = policyOf(work);
    setLockRules(work.profile.folder, { lockAfter, lockMinutes });
    const line = client();
    if (!line) {
      const dueAt = work.sync.isMember() ? null : dueOfOwnPassword(work);
      return set(isOver(dueAt) ? 'expired' : null);
    }
    const told = await askServer(line);
    if (isStopped || told === undefined) return set(null);
    onLockAsked(told.lockSince);
    const known = state.get(stampKey);
    if (known === undefined && told.stamp !== null) state.set(stampKey, told.stamp);
    if (told.stamp === null) return set('reset');
    if (known !== undefined && known !== told.stamp) return set('changed');
    set(isOver(told.dueAt) ? 'expired' : null);
  };
  const isOver = (at: number | null): boolean => at !== null && at <= work.app.ports.clock.now();
  const refresh = (): Promise<void> => ask().catch(() => set(null));
  const timer = setInterval(() => void refresh(), askEveryMs);
  timer.unref();
  void refresh();
  return {
    due: () => due,
    refresh,
    adopted: (stamp) => {
      if (stamp !== null) state.set(stampKey, stamp);
      set(null);
    },
    stop: () => {
      isStopped = true;
      clearInterval(timer);
    },
  };
}

const lockKey = 'lock.answered';

/** True once for each time that the company asks: it is written down before the screen locks. */
export function isNewLock({ sync }: OpenWork, at: number | null): boolean {
  if (at === null || at <= Number(sync.state.get(lockKey) ?? 0)) return false;
  sync.state.set(lockKey, String(at));
  return true;
}

/** The local password was chosen without the server's knowledge: it asks for the account's at the next contact. */
export function forgetStamp(work: OpenWork): void {
  work.sync.state.set(stampKey, unknownStamp);
}

async function askServer(client: DeviceClient) {
  const response = await client.request(enrolPaths.account);
  return response.ok ? accountStanding.parse(await response.json()) : undefined;
}
