import { type Severity, severityOf, type WatchRule } from './alert.model.ts';
import type { WatchSettings } from './watch-settings.model.ts';

/** What watching needs of one audit record. */
export interface WatchEvent {
  readonly kind: string;
  readonly procedure: string | null;
  readonly actorId: string | null;
  readonly deviceId: string | null;
  /** When it was done, and when this host recorded it. */
  readonly at: number;
  readonly recordedAt: number;
  readonly outcome: 'done' | 'refused';
  /** Rows changed or sent out. */
  readonly rows: number;
  /** The record it is about. */
  readonly subject: string | null;
  readonly address: string | null;
}

export interface Finding {
  readonly rule: WatchRule;
  readonly severity: Severity;
  readonly dedupe: string;
  readonly subjectUserId: string | null;
  readonly subjectDeviceId: string | null;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly details: Readonly<Record<string, string | number>>;
}

/** One sample of a window: when, how much, and of what where each thing counts once. */
type Sample = readonly [at: number, amount: number, what?: string];
/** Windows by rule and key, as they are kept between two looks. */
export type WatchMemory = Readonly<Record<string, readonly Sample[]>>;

interface Counting {
  readonly rule: WatchRule;
  readonly key: string;
  readonly at: number;
  readonly amount: number;
  readonly what?: string;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const shanghaiMs = 8 * hourMs;
/** Samples of one window that are kept; beyond it the threshold was passed long ago. */
const mostSamples = 5_000;
/** Rules told at once, not over a time. */
const atOnce: ReadonlySet<WatchRule> = new Set([
  'nightAccess',
  'newDevice',
  'chainBreak',
  'restore',
  'officerRecovered',
]);

const chainKinds = new Set(['audit.rolledBack', 'audit.broken', 'audit.forked']);
const signInKinds = new Set(['auth.failed', 'auth.signIn', 'auth.activate', 'device.enrol']);
const exitKinds = new Set(['export', 'print', 'audit.export']);
const machineWork = /^(imports|demo|company|bin)\./;

/**
 * Looks at what happened since the last look: what passes a threshold is a finding, and its window begins anew. Pure:
 * the same events and memory give the same answer on any machine.
 */
export function judgeEvents(
  settings: WatchSettings,
  memory: WatchMemory,
  events: readonly WatchEvent[],
  now: number,
): { readonly memory: WatchMemory; readonly findings: readonly Finding[] } {
  const windows = new Map(Object.entries(memory).map(([key, samples]) => [key, windowOf(samples)]));
  const findings: Finding[] = [];
  for (const event of events) {
    for (const counting of countingsOf(settings, event)) {
      const own = settings.rules[counting.rule];
      if (!own.enabled) continue;
      const windowKey = `${counting.rule}|${counting.key}`;
      // Work done offline arrives late and out of order: what is near in time counts together.
      const reach = own.minutes * minuteMs;
      const window = near(windows.get(windowKey), counting.at, reach);
      add(window, counting);
      const { samples, total } = window;
      const isTold = counting.rule === 'nightAccess' && samples.length > 1;
      const isPassed = total >= Math.max(1, own.threshold) || atOnce.has(counting.rule);
      if (isPassed && !isTold) findings.push(findingOf(counting, event, samples, total));
      // A night is told once: its window stays, so that what follows in it is known to be told.
      if (isPassed && counting.rule !== 'nightAccess') windows.delete(windowKey);
      else windows.set(windowKey, window);
    }
  }
  return { memory: stillOpen(settings, windows, now), findings };
}

function countingsOf(settings: WatchSettings, event: WatchEvent): Counting[] {
  const { kind, actorId, outcome, recordedAt } = event;
  const found: Counting[] = [];
  const add = (rule: WatchRule, key: string | null, amount = 1, what?: string, at = recordedAt) => {
    if (key !== null) found.push({ rule, key, at, amount, ...(what === undefined ? {} : { what }) });
  };
  if (signInKinds.has(kind) && outcome === 'refused') add('failedSignIns', actorId ?? addressKey(event));
  // A computer tells its wrong tries when it is opened at last.
  if (kind === 'auth.unlock' && event.rows > 0) add('failedSignIns', actorId, event.rows);
  if (kind === 'auth.triesRolledBack') add('chainBreak', event.deviceId ?? actorId);
  if (kind === 'view' || kind === 'reveal') add('massViews', actorId, 1, event.subject ?? undefined);
  // Ten exports of whatever size are as many as one of the threshold.
  if (exitKinds.has(kind)) add('massExports', actorId, Math.max(event.rows, settings.rules.massExports.threshold / 10));
  if (kind === 'command' && !isServer(actorId) && !machineWork.test(event.procedure ?? '')) {
    add('impossibleVolumes', actorId, event.rows, undefined, event.at);
  }
  if (isNight(settings, event) && isAccess(event)) add('nightAccess', nightKey(event));
  if ((kind === 'device.enrol' || kind === 'device.approve') && outcome === 'done') {
    add('newDevice', event.subject ?? event.deviceId ?? actorId);
  }
  // A browser, a script or an address from which this person never signed in.
  if (kind === 'auth.unusual') add('newDevice', actorId);
  if (kind === 'device.refused' || kind === 'server.mismatch' || kind === 'device.badServer') {
    add('certificateMismatch', event.deviceId ?? addressKey(event) ?? 'unknown');
  }
  if (chainKinds.has(kind)) add('chainBreak', event.deviceId ?? 'server');
  // One that succeeded is told to everybody by the act itself.
  if (kind === 'officers.recovered' && outcome === 'refused') add('officerRecovered', 'server');
  if (kind === 'audit.newChain') add('restore', event.deviceId);
  if ((kind === 'backup.restore' || kind === 'server.restored') && outcome === 'done') add('restore', 'server');
  return found;
}

function addressKey({ address }: WatchEvent): string | null {
  return address === null ? null : `address:${address}`;
}

/** Somebody at work: signing in, looking, taking out, changing. What the server does by itself is none. */
function isAccess({ kind, actorId, outcome }: WatchEvent): boolean {
  if (actorId === null || isServer(actorId) || outcome === 'refused') return false;
  return (
    kind === 'view' || kind === 'command' || kind === 'auth.signIn' || kind === 'auth.unlock' || exitKinds.has(kind)
  );
}

function isServer(actorId: string | null): boolean {
  return actorId?.startsWith('00000000-') ?? false;
}

function localHour(at: number): number {
  return Math.floor(((at + shanghaiMs) % (24 * hourMs)) / hourMs);
}

function isNight({ night }: WatchSettings, { at }: WatchEvent): boolean {
  const hour = localHour(at);
  return night.from <= night.to ? hour >= night.from && hour < night.to : hour >= night.from || hour < night.to;
}

/** One night of one person is one alert. */
function nightKey({ actorId, at }: WatchEvent): string {
  return `${actorId}|${new Date(at + shanghaiMs - 12 * hourMs).toISOString().slice(0, 10)}`;
}

/** Samples with what every event would else count anew: a burst of thousands is one pass over it. */
interface Window {
  samples: Sample[];
  seen: Set<string>;
  total: number;
  from: number;
  to: number;
}

function windowOf(samples: readonly Sample[]): Window {
  const window: Window = { samples: [], seen: new Set(), total: 0, from: Infinity, to: -Infinity };
  for (const [at, amount, what] of samples) add(window, what === undefined ? { at, amount } : { at, amount, what });
  return window;
}

function add(window: Window, { at, amount, what }: Pick<Counting, 'at' | 'amount' | 'what'>): void {
  window.samples.push(what === undefined ? [at, amount] : [at, amount, what]);
  window.from = Math.min(window.from, at);
  window.to = Math.max(window.to, at);
  if (what !== undefined && window.seen.has(what)) return;
  if (what !== undefined) window.seen.add(what);
  window.total += amount;
}

/** The window without what is too far from `at`, and without its oldest where it grew too long. */
function near(window: Window | undefined, at: number, reach: number): Window {
  if (!window) return windowOf([]);
  const isWhole = at - window.from < reach && window.to - at < reach && window.samples.length < mostSamples;
  if (isWhole) return window;
  return windowOf(window.samples.filter((sample) => Math.abs(sample[0] - at) < reach).slice(1 - mostSamples));
}

function findingOf({ rule, key, at }: Counting, event: WatchEvent, samples: readonly Sample[], total: number): Finding {
  return {
    rule,
    severity: severityOf[rule],
    dedupe: key,
    subjectUserId: event.actorId,
    subjectDeviceId: event.deviceId,
    count: Math.round(total),
    firstAt: samples[0]![0],
    lastAt: at,
    details: {
      kind: event.procedure ?? event.kind,
      ...(event.address === null ? {} : { address: event.address }),
      ...(event.subject === null ? {} : { subject: event.subject }),
    },
  };
}

/** Windows that nobody fills any more are forgotten. */
function stillOpen(settings: WatchSettings, windows: ReadonlyMap<string, Window>, now: number): WatchMemory {
  const open = [...windows].filter(([key, { to }]) => {
    const rule = key.split('|')[0] as WatchRule;
    return to > now - settings.rules[rule].minutes * minuteMs;
  });
  return Object.fromEntries(open.map(([key, { samples }]) => [key, samples]));
}
