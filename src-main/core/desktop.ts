import type { DesktopState, LocalPerson, MachineSettings, Notice } from '#shared/features/desktop/desktop.model.ts';
import { Fault, isFault } from '#shared/kernel/fault.ts';
import { createWorks, type Works } from '#shared/kernel/works.ts';
import { lockedUntil } from '#shared/keyring/lock-out.ts';
import { lockProfile } from '#shared/node/profile-lock.ts';
import { systemClock } from '#shared/node/system-clock.ts';
import type { DesktopOptions } from './desktop-options.ts';
import { forgetMemory } from './forget-memory.ts';
import { startIdleLock } from './idle-lock.ts';
import { type MachineSettingsStore, openMachineSettings } from './machine-settings.ts';
import { checkLease } from './member-line.ts';
import { type OpenWork, openWork } from './open-work.ts';
import { findProfile, listProfiles, type Profile, writeProfileCard } from './profiles.ts';
import { createTopic, type Topic } from './topic.ts';
import { createTurns } from './turns.ts';
import { beginWipe, finishWipes, listWipes } from './wipe-profile.ts';
import { startParts, type WorkParts } from './work-parts.ts';

export interface HowToOpen {
  /** The database does not exist yet. */
  readonly create?: boolean;
  /** Wrong passwords since the last right one. */
  readonly failed?: number;
  /** Just typed: brings a device back whose certificate ended while it was away. */
  readonly password?: string;
  /** What must be in it before anybody works with it. */
  prepare?(work: OpenWork): void | Promise<void>;
}

export type LockReason = 'asked' | 'idle' | 'suspend' | 'quit' | 'restored' | 'lease' | 'wiped' | 'stepUp';

type Opened = OpenWork & { readonly parts: WorkParts; readonly opening: NonNullable<DesktopState['opening']> };

/** The desktop of one computer: closed, or open for one person. Every shell, test and command line drives this. */
export interface Desktop {
  readonly options: DesktopOptions;
  readonly settings: MachineSettingsStore;
  /** Told after every change of `state()`. */
  readonly states: Topic<DesktopState>;
  readonly notices: Topic<Notice>;
  /** Long calls on their way; the idle lock waits for them. */
  readonly works: Works;
  state(): DesktopState;
  work(): (OpenWork & { readonly parts: WorkParts }) | undefined;
  /** Opens a profile with its key, which is zeroed again by the next lock. */
  open(profile: Profile, dek: Buffer, how?: HowToOpen): Promise<OpenWork>;
  /** Closes the database and erases the key. Safe to call at any time. */
  lock(reason: LockReason, next?: string): Promise<void>;
  /** Keeps the idle lock away. */
  touch(): void;
  /** A setting or a card changed. */
  announce(): void;
  changeSettings(patch: Partial<MachineSettings>): MachineSettings;
  /** Locks, after a backup where the person wants one at quit, and gives the data folder back. */
  close(withBackup: boolean): Promise<void>;
}

/** Takes the data folder for this process (Fault FOLDER_LOCKED where another has it) and stands ready, locked. */
export function createDesktop(options: DesktopOptions): Desktop {
  const { dataFolder, ports } = options;
  const folderLock = lockProfile(dataFolder, `outpost desktop ${options.shell}`);
  const settings = openMachineSettings(dataFolder);
  const states = createTopic<DesktopState>();
  const notices = createTopic<Notice>();
  const works = createWorks();
  let opened: Opened | undefined;
  let problem: Fault | undefined;

  const turn = createTurns();
  const close = async (reason: LockReason): Promise<void> => {
    const closing = opened;
    opened = undefined;
    if (!closing) return;
    ports.log.info('locked', { reason });
    await closing.parts.stop();
    closing.close();
    await forgetMemory();
  };

  const idle = startIdleLock({
    minutes: () => settings.get().idleMinutes,
    now: ports.clock.now,
    isWorking: () =>
      works.isRunning() || (opened !== undefined && (opened.app.works.isRunning() || opened.parts.backups.isRunning())),
    lock: () => void (opened && desktop.lock('idle')),
  });

  const finish = (): void => {
    finishWipes(dataFolder).catch((error: Error) => ports.log.error('wipe.unfinished', { error: error.name }));
  };
  finish();
  const finishing = setInterval(finish, finishEveryMs);
  finishing.unref();

  const desktop: Desktop = {
    options,
    settings,
    states,
    notices,
    works,
    state: () => describe(options, settings.get(), opened, problem),
    work: () => opened,
    open: (profile, dek, how = {}) =>
      turn(async () => {
        try {
          await close('asked');
          const card = { ...profile.card, lastOpenedAt: ports.clock.now() };
          const work = openWork({ profile: { ...profile, card }, dek, ports, create: how.create ?? false });
          await allowOrClose(work, dataFolder, how.password);
          await prepareOrClose(work, how);
          const opening = { lastAt: profile.card.lastOpenedAt, failed: how.failed ?? 0, at: ports.clock.now() };
          opened = { ...work, opening, parts: startParts(work, desktop) };
          problem = undefined;
          writeProfileCard(profile.folder, { ...card, userId: work.userId() });
          settings.set({ lastAccount: card.account });
          idle.touch();
          ports.log.info('opened', { userId: card.userId });
          return opened;
        } catch (error) {
          if (isFault(error)) problem = error;
          throw error;
        } finally {
          desktop.announce();
        }
      }),
    lock: (reason, next) =>
      turn(async () => {
        if (next !== undefined) settings.set({ lastAccount: next });
        const isOnlineOnly = opened?.parts.lease()?.isOnlineOnly() ?? false;
        await close(reason);
        if (reason === 'lease') problem = new Fault(isOnlineOnly ? 'OFFLINE_FORBIDDEN' : 'LEASE_ENDED', true);
        if (reason === 'wiped') await finishWipes(dataFolder);
        desktop.announce();
      }),
    touch: () => idle.touch(),
    announce: () => states.tell(desktop.state()),
    changeSettings: (patch) => {
      const changed = settings.set(patch);
      desktop.announce();
      return changed;
    },
    close: async (withBackup) => {
      idle.stop();
      clearInterval(finishing);
      if (withBackup) await opened?.parts.backups.runAtQuit();
      await desktop.lock('quit');
      states.end();
      notices.end();
      folderLock.release();
    },
  };
  return desktop;
}

/** The certificate of a wipe that could not be sent is tried again this often. */
const finishEveryMs = 10 * 60_000;

/** A member's data opens within its lease; what the company wants deleted is deleted instead. */
async function allowOrClose(work: OpenWork, dataFolder: string, password: string | undefined): Promise<void> {
  let order: string | undefined;
  try {
    order = (await checkLease(work, password)).wipe;
    if (order !== undefined) beginWipe(dataFolder, work, order);
  } catch (error) {
    work.close();
    throw error;
  }
  if (order === undefined) return;
  work.close();
  await finishWipes(dataFolder);
  throw new Fault('DATA_WIPED', false);
}

async function prepareOrClose(work: OpenWork, how: HowToOpen): Promise<void> {
  try {
    await how.prepare?.(work);
    work.session();
  } catch (error) {
    work.close();
    throw error;
  }
}

function describe(
  options: DesktopOptions,
  settings: MachineSettings,
  opened: Opened | undefined,
  problem: Fault | undefined,
): DesktopState {
  const profiles = listProfiles(options.dataFolder);
  const people = profiles.map(toLocalPerson);
  const offered = settings.lastAccount === null ? undefined : findProfile(options.dataFolder, settings.lastAccount);
  const card = opened?.profile.card ?? offered?.card ?? profiles[0]?.card;
  const person = people.find((one) => one.account === card?.account);
  return {
    phase: opened ? 'open' : people.length > 0 ? 'locked' : 'firstRun',
    people,
    account: card?.account ?? null,
    userId: opened ? opened.userId() : null,
    name: card?.name ?? null,
    company: card?.company ?? null,
    member: card ? card.server !== null : false,
    demo: card?.demo ?? false,
    lockedUntil: person?.lockedUntil ?? null,
    passwordDue: opened?.parts.account.due() ?? null,
    opening: opened?.opening ?? null,
    problem: opened || !problem ? null : { code: problem.code, retry: problem.retry },
    leaseEndsAt: opened?.parts.lease()?.endsAt() ?? null,
    leaseTellAt: opened?.parts.lease()?.tellAt() ?? null,
    wiped: opened ? [] : describeWipes(options),
    sealing: options.secretStore.backend === 'keyFile' ? 'keyFile' : 'keychain',
    idleMinutes: settings.idleMinutes,
    shell: options.shell,
    version: options.version,
    platform: process.platform,
    now: options.ports.clock.now(),
  };
}

const tellWipeForMs = 30 * 86_400_000;

/** Whose data was deleted here on their company's order, for as long as somebody may wonder. */
function describeWipes({ dataFolder, ports }: DesktopOptions): DesktopState['wiped'] {
  const recent = listWipes(dataFolder).filter(({ signed }) => ports.clock.now() - signed.facts.at < tellWipeForMs);
  return recent.map(({ signed: { facts }, sent }) => {
    return { account: facts.account, company: facts.company, at: facts.at, sent };
  });
}

export function toLocalPerson({ folder, card }: Profile): LocalPerson {
  return {
    account: card.account,
    name: card.name,
    company: card.company,
    member: card.server !== null,
    demo: card.demo,
    lastOpenedAt: card.lastOpenedAt,
    lockedUntil: lockedUntil(folder, systemClock) ?? null,
  };
}
