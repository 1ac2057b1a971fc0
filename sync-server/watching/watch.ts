import { findAlertOf, listTold } from '#shared/app/open-alerts.ts';
import { judgeGauges } from '#shared/features/watching/gauges.model.ts';
import { type Finding, judgeEvents, type WatchMemory } from '#shared/features/watching/judge.model.ts';
import type { WatchSettings } from '#shared/features/watching/watch-settings.model.ts';
import { consoleActor } from '../host/console-actor.ts';
import type { LiveConnections } from '../host/live-connections.ts';
import type { ServerCore } from '../host/server-core.ts';
import { createChainCheck } from './check-chain.ts';
import { type GaugeSources, measure } from './measure.ts';
import { readEvents, recordsPerLook } from './read-events.ts';
import { respond } from './respond.ts';
import { shownRule } from './shown-rule.ts';
import { createWatchStore, readWatchSettings, type WatchStore } from './watch-store.ts';
import { deliverDue, queueDelivery } from './webhook.ts';

/** Four looks before the minute in which an alert must be told. [S-MON] */
const lookEveryMs = 5_000;
/** Something that goes on counts on in its alert, but not with every look. */
const countEveryMs = 60_000;
/** What was looked into and still stands is told again the next day. */
const tellAgainMs = 24 * 3_600_000;
const drillKinds = new Set(['backup.drill', 'backup.restore']);

/** Looks at the audit and the gauges for as long as the server runs, and raises what it finds. */
export function startWatching(
  core: ServerCore,
  connections: LiveConnections,
  sources: GaugeSources,
): () => Promise<void> {
  const store = createWatchStore(core.app.statements);
  const checkChain = createChainCheck(core);
  begin(core, store);
  let running: Promise<void> | undefined;
  const look = async () => {
    if (!core.app.sqlite.open) return;
    const settings = readWatchSettings(store);
    checkChain();
    while (lookAtEvents(core, connections, store, settings) === recordsPerLook) await pause();
    const gauges = measure(core, sources, store);
    take(core, connections, settings, judgeGauges(settings, gauges, core.ports.clock.now()), tellAgainMs);
    await deliverDue(core, settings);
  };
  const timer = setInterval(() => {
    running ??= look()
      .catch((error: unknown) => core.log.error('watch.failed', { error: error instanceof Error ? error.name : '' }))
      .finally(() => {
        running = undefined;
      });
  }, lookEveryMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** What happened before anybody watched is no news. */
function begin({ app, ports }: ServerCore, store: WatchStore): void {
  if (store.get('cursor') !== undefined) return;
  const newest = app.db.row<{ seq: number | null }>('SELECT max(seq) AS seq FROM audit_records');
  store.set('cursor', String(newest?.seq ?? 0));
  store.set('watchingSince', String(ports.clock.now()));
}

/** The cursor, the windows and the alerts move together or not at all. */
function lookAtEvents(
  core: ServerCore,
  connections: LiveConnections,
  store: WatchStore,
  settings: WatchSettings,
): number {
  const read = readEvents(core.app.db, Number(store.get('cursor') ?? 0));
  const last = read.at(-1);
  if (!last) return 0;
  const memory = JSON.parse(store.get('memory') ?? '{}') as WatchMemory;
  const judged = judgeEvents(
    settings,
    memory,
    read.map(({ event }) => event),
    core.ports.clock.now(),
  );
  const drill = read.findLast(({ event }) => drillKinds.has(event.kind) && event.outcome === 'done');
  core.app.ledger.transaction(() => {
    store.set('cursor', String(last.seq));
    store.set('memory', JSON.stringify(judged.memory));
    if (drill) store.set('lastDrillAt', String(drill.event.recordedAt));
    take(core, connections, settings, judged.findings, 0);
  });
  return read.length;
}

function take(
  core: ServerCore,
  connections: LiveConnections,
  settings: WatchSettings,
  findings: readonly Finding[],
  quietMs: number,
): void {
  for (const finding of findings) {
    const known = findAlertOf(core.app.db, shownRule(core.ports, finding.rule), finding.dedupe);
    if (known?.state === 'open') {
      // A gauge is the same finding at each look; an event is another one.
      if (quietMs > 0 || finding.lastAt - known.lastAt < countEveryMs) continue;
      raise(core, { ...finding, firstAt: known.firstAt }, known.alertId, known.response);
    } else if (!known || finding.lastAt - (known.acknowledgedAt ?? 0) >= quietMs) {
      const response = respond(core, connections, finding, settings.rules[finding.rule].response);
      const alertId = core.ports.ids.next();
      raise(core, finding, alertId, response);
      if (settings.webhook.enabled) queueDelivery(core, alertId, wordOf(core, finding, alertId, response));
      core.log.warn('alert', { rule: finding.rule, severity: finding.severity, alertId });
    }
  }
}

function raise(core: ServerCore, finding: Finding, alertId: string, response: string): void {
  const ownerIds = listTold(core.app.db, alertId);
  if (ownerIds.length === 0) return;
  const rule = shownRule(core.ports, finding.rule);
  const raised = core.app.ledger.execute(
    'alerts.raise',
    { ...finding, rule, alertId, ownerIds, response },
    consoleActor,
  );
  if (!raised.ok) core.log.error('alert.notRaised', { rule: finding.rule, code: raised.error.code });
}

/** What the webhook is told: enough to wake somebody, nothing of any customer. */
function wordOf(core: ServerCore, finding: Finding, alertId: string, response: string): Record<string, unknown> {
  const person = finding.subjectUserId === null ? undefined : core.ports.people.find(finding.subjectUserId);
  return {
    type: 'alert',
    id: alertId,
    company: core.company,
    rule: finding.rule,
    severity: finding.severity,
    count: finding.count,
    at: new Date(finding.lastAt).toISOString(),
    person: person?.account ?? null,
    device: finding.subjectDeviceId,
    response,
  };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
