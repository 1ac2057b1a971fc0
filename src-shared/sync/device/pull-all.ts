import type { SyncRun } from '../../features/sync/sync.model.ts';
import { type NeedBuckets, type PullPage, type PullRequest, SyncError, type SyncTransport } from '../protocol.ts';
import { dropLocalPeople } from './adopt.ts';
import { type AppliedPage, applyPage } from './apply-page.ts';
import type { Exchange, Progress } from './exchange.ts';
import { forgetAudit, hasAuditToForget, leaveNoPages } from './forget-audit.ts';
import { dismissGuests } from './guests.ts';
import { countResent } from './outbox-marks.ts';
import type { DeviceParts } from './parts.ts';
import { finishSweeps } from './sweep.ts';

/** Rows of a first download that share a transaction. */
const bulkRows = 10_000;

/** Where this device stands; `listed` tells every bucket, which the server asks for when it believes otherwise. */
export function pullRequest({ parts, state }: Exchange, listed: boolean): PullRequest {
  const buckets = parts.buckets.list().filter((bucket) => bucket.id > 0);
  const cursor = buckets[0]?.cursor ?? 0;
  const isUniform = buckets.every((bucket) => bucket.cursor === cursor);
  return {
    epoch: state.get('epoch')!,
    hash: state.get('grants') ?? '',
    cursor,
    since: state.get('readingSince') === undefined ? null : Number(state.get('readingSince')),
    buckets: listed || !isUniform || buckets.length === 0 ? buckets.map((each) => [each.id, each.cursor]) : null,
  };
}

/** Pages until the head, in one stream where this is the first time; then what waited for the head. [sync 3] */
export async function pullAll(
  exchange: Exchange,
  transport: SyncTransport,
  run: SyncRun,
  onProgress: (progress: Progress | null) => void,
): Promise<void> {
  const { parts, state, store } = exchange;
  const isFirst = parts.buckets.list().length === 0 || state.get('loading') === '1';
  if (isFirst && transport.bulk) {
    store(() => state.set('loading', '1'));
    await readBulk(exchange, transport.bulk(pullRequest(exchange, true)), run, onProgress);
  }
  let listed = false;
  let ahead: Ahead | undefined;
  for (;;) {
    const request = pullRequest(exchange, listed);
    const page: PullPage | NeedBuckets = await (ahead && isSameRequest(ahead.request, request)
      ? ahead.page
      : transport.pull(request));
    ahead = undefined;
    if ('need' in page) {
      if (listed) throw new SyncError('MALFORMED', { reason: 'need' });
      listed = true;
      continue;
    }
    listed = false;
    if (page.more && request.buckets === null) {
      ahead = askAhead(transport, { ...request, cursor: page.bound });
      await transport.left?.();
    }
    storePages(exchange, [page], run);
    if (page.more || isBehind(parts, page)) continue;
    finishPull(exchange, page, run);
    onProgress(null);
    return;
  }
}

/** The next page, asked for while this one is stored. */
interface Ahead {
  readonly request: PullRequest;
  readonly page: Promise<PullPage | NeedBuckets>;
}

function askAhead(transport: SyncTransport, request: PullRequest): Ahead {
  const page = transport.pull(request);
  page.catch(() => {});
  return { request, page };
}

/** Storing the page made of the cursors what was expected; else the answer is not to what is asked now. */
function isSameRequest(left: PullRequest, right: PullRequest): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** Large transactions; what came before a broken line is kept, and the next reading goes on behind it. [sync 10.1] */
async function readBulk(
  exchange: Exchange,
  stream: AsyncIterable<PullPage>,
  run: SyncRun,
  onProgress: (progress: Progress | null) => void,
): Promise<void> {
  const pages: PullPage[] = [];
  let done = 0;
  try {
    for await (const page of stream) {
      pages.push(page);
      done += page.rows.length;
      if (rowsIn(pages) < bulkRows) continue;
      if (storePages(exchange, pages.splice(0), run)) return;
      onProgress({ done, total: done + (page.left ?? 0) });
    }
  } finally {
    storePages(exchange, pages, run);
  }
}

/** True where reading begins anew: what else the stream brings was asked for before. */
function storePages(exchange: Exchange, pages: readonly PullPage[], run: SyncRun): boolean {
  const { parts, state, store } = exchange;
  const news = pages.filter((page) => !isEmpty(page) || state.get('grants') !== page.hash || isBehind(parts, page));
  if (news.length === 0) return false;
  const applied = store(() => applyUntilAnew(parts, news));
  for (const { received, removed } of applied) {
    run.received += received;
    run.removed += removed;
  }
  return applied.some((each) => each.isAnew);
}

function applyUntilAnew(parts: DeviceParts, pages: readonly PullPage[]): AppliedPage[] {
  const applied: AppliedPage[] = [];
  for (const page of pages) {
    applied.push(applyPage(parts, page));
    if (applied.at(-1)!.isAnew) break;
  }
  return applied;
}

function finishPull(exchange: Exchange, page: PullPage, run: SyncRun): void {
  const { parts, state, store, now, statements } = exchange;
  const isSwept = parts.buckets.list().some((bucket) => bucket.sweep !== 0);
  const hasGuests = statements('SELECT 1 FROM extra_rows WHERE bucket = 0 LIMIT 1').get() !== undefined;
  const hasLocalPeople = state.get('localPeople') !== undefined;
  const isReading = state.get('readingSince') !== undefined;
  if (isReading || isSwept || hasGuests || hasLocalPeople || hasAuditToForget(parts) || state.get('loading') === '1') {
    store(() => {
      dropLocalPeople(parts);
      run.removed += dismissGuests(parts);
      if (isSwept && countResent(statements) === 0) run.removed += finishSweeps(parts, now());
      state.remove('loading');
      state.remove('readingSince');
      forgetAudit(parts);
    });
    if (run.removed > 0) leaveNoPages(parts);
  }
  exchange.setAsOf(page.at);
}

function rowsIn(pages: readonly PullPage[]): number {
  return pages.reduce((rows, page) => rows + page.rows.length, 0);
}

function isEmpty(page: PullPage): boolean {
  return page.rows.length + page.added.length + page.lost.length + page.stale.length === 0;
}

/** A bucket is still before the page's bound: it was reset while the page was stored. */
function isBehind(parts: DeviceParts, page: PullPage): boolean {
  return parts.buckets.list().some((bucket) => bucket.id > 0 && bucket.sweep !== 0 && bucket.cursor < page.bound);
}
