import type { ProcedureMeta } from '../kernel/procedure.ts';
import type { Session } from './session.ts';

/** Looking at one record, by the procedures that show it whole. */
const views = new Set([
  'customers.get',
  'customers.overview',
  'contacts.get',
  'leads.get',
  'followUps.get',
  'users.get',
  'history.ofRecord',
  'attachments.read',
]);
/** Asking whose a number is: the answer tells of a person, the question is not written down. */
const searches = new Set(['contacts.checkMobile', 'customers.checkDuplicates', 'leads.checkDuplicates']);

/** Calls that write their own record, or change and show nothing worth one. */
const own = /^(accounts|auth|devices|enrolCodes|exports|watching|audit|imports|demo|events|rights)\./;
const silent = new Set([
  'attachments.put',
  'attachments.fetch',
  'attachments.cancel',
  'desktop.state',
  'desktop.watchState',
  'desktop.findBackups',
  'desktop.unsyncedWork',
  'desktop.machineSettings.get',
  'desktop.activity',
  'desktop.openExternal',
  'desktop.diagnostics',
  'desktop.watchNotices',
  'sync.status',
  'sync.now',
  'sync.outbox.list',
  'sync.held.list',
  'sync.incidents.list',
]);

const viewAgainMs = 10 * 60_000;
const searchAgainMs = 60_000;
const lastSearches = new WeakMap<object, Map<string, number>>();
const lastViews = new WeakMap<object, Map<string, number>>();

export interface AuditedCall {
  readonly path: string;
  readonly meta: ProcedureMeta;
  readonly method: string | undefined;
  readonly input: unknown;
}

/**
 * Writes a procedure of a host that changes something, and keeps no record itself, into the audit before it runs.
 * Where the record cannot be written, it does not run. [S-LOG-4]
 */
export function auditBefore(session: Session, { path, meta, method, input }: AuditedCall): void {
  if (meta.kind !== 'host' || method === 'GET' || own.test(path) || silent.has(path)) return;
  const id = idOf(input);
  note(session, path, id === undefined ? {} : { id });
}

/** Writes a look at a record, and a search by a number, before the answer is given: nothing sensitive is shown unseen. */
export function auditAfter(session: Session, { path, input }: AuditedCall): void {
  if (views.has(path)) noteView(session, path, idOf(input));
  else if (searches.has(path) || (path === 'search.quick' && isNumber(input))) noteSearch(session, path);
}

/** The same record again within ten minutes is the same look: a page that refreshes is no second one. */
function noteView(session: Session, path: string, id: string | undefined): void {
  const { app, actor } = session;
  if (id === undefined || id === actor.userId) return;
  const seen = lastViews.get(app) ?? new Map<string, number>();
  lastViews.set(app, seen);
  const now = app.ports.clock.now();
  const key = `${actor.userId} ${id}`;
  const last = seen.get(key);
  if (last !== undefined && now - last < viewAgainMs) return;
  note(session, 'view', { procedure: path, id });
  if (seen.size > 20_000) seen.clear();
  seen.set(key, now);
}

/** A number that is being typed is one search. */
function noteSearch(session: Session, path: string): void {
  const { app, actor } = session;
  const now = app.ports.clock.now();
  const last = lastSearches.get(app)?.get(actor.userId);
  if (last !== undefined && now - last < searchAgainMs) return;
  note(session, 'search', { procedure: path });
  lastSearches.set(app, (lastSearches.get(app) ?? new Map<string, number>()).set(actor.userId, now));
}

/** Somebody asked for what their rights do not give: told of in the audit, and the refusal goes on its way. */
export function auditDenial(session: Session, path: string): void {
  note(session, 'denied', { procedure: path, outcome: 'refused' });
}

function note({ app, actor, deviceId }: Session, kind: string, details: Record<string, unknown>): void {
  app.ledger.recordEvent({ kind, actorId: actor.userId, deviceId, details });
}

function idOf(input: unknown): string | undefined {
  const id = (input as { id?: unknown } | null | undefined)?.id;
  return typeof id === 'string' ? id : undefined;
}

function isNumber(input: unknown): boolean {
  const text = (input as { text?: unknown } | null | undefined)?.text;
  return typeof text === 'string' && text.replace(/\D/g, '').length >= 7 && !/\p{Script=Han}/u.test(text);
}
