import type { ContentGetReply, ContentPutReply, ContentStateReply } from '#shared/app/serve-content.ts';
import { chunkCount, contentChunkBytes } from '#shared/kernel/content.ts';
import { isFault } from '#shared/kernel/fault.ts';
import type { AnnouncedContent } from '#shared/ports/content-store.ts';
import { SyncError } from '#shared/sync/protocol.ts';
import { decodeBody, encodeBody, syncPaths } from '#shared/sync/wire.ts';
import type { OpenWork } from '../core/open-work.ts';
import type { DeviceClient } from '../enrolment/device-client.ts';
import { toError } from './http-transport.ts';

/** The content of attachments between this device and its server, behind the rows and never in their way. [sync 13] */
export interface ContentSync {
  /** Begins with the server's line; safe to call again. */
  connect(line: Pick<DeviceClient, 'request'>): void;
  /** Looks for something to do, soon. */
  wake(): void;
  /** Brings this content here as soon as the line allows. */
  fetch(id: string): void;
  /** No longer; true where it was wanted or on its way. */
  cancel(id: string): boolean;
  /** Everything that can move now has moved, or was refused; for tests and before closing. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Files up to this size come by themselves, larger ones when somebody asks. */
const fetchByItself = 2 * 1024 * 1024;
const gatherMs = 300;
const lookEveryMs = 60_000;
/** What the server refused, or does not have yet, is asked for again after this long. */
const askAgainMs = 5 * 60_000;
const most = 200;

type Work = { readonly app: OpenWork['app']; readonly sync: Pick<OpenWork['sync'], 'state'> };

export function createContentSync({ app, sync: { state } }: Work): ContentSync {
  const { content, changes, db } = app;
  const wanted = new Set<string>();
  const cancelled = new Set<string>();
  const restUntil = new Map<string, number>();
  let line: Pick<DeviceClient, 'request'> | undefined;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let isAsked = false;

  const plan = (delay: number) => {
    if (isStopped || !line) return;
    clearTimeout(timer);
    timer = setTimeout(() => void run(), delay);
    timer.unref();
  };
  const run = (): Promise<void> => {
    isAsked = false;
    running ??= moveAll().finally(() => {
      running = undefined;
      plan(isAsked ? gatherMs : lookEveryMs);
    });
    return running;
  };
  const isResting = (id: string) => (restUntil.get(id) ?? 0) > app.ports.clock.now();
  const isOver = (id: string) => isStopped || cancelled.has(id);

  const ask = async <Reply>(path: string, value: unknown): Promise<Reply> => {
    const { type, bytes } = await encodeBody(value);
    const answer = await line!.request(path, { method: 'POST', headers: { 'content-type': type }, body: bytes });
    if (!answer.ok) throw await toError(answer);
    const body = Buffer.from(await answer.arrayBuffer());
    return (await decodeBody(answer.headers.get('content-type') ?? '', body)) as Reply;
  };

  const moveAll = async (): Promise<void> => {
    try {
      await sendAll();
      await fetchAll();
    } catch (error) {
      // A line that broke is taken up again by the next look; pieces that arrived stay.
      if (!isFault(error) && !(error instanceof SyncError)) throw error;
      if (!isStopped) app.ports.log.warn('content.failed', { code: error.code });
    }
  };

  /** A server that was restored lacks what came after its backup: it is sent again. [sync 7.6] */
  const lookAtEpoch = (): void => {
    const epoch = state.get('epoch');
    if (epoch === undefined || epoch === state.get('contentEpoch')) return;
    content.forgetSent();
    state.set('contentEpoch', epoch);
  };
  const sendAll = async (): Promise<void> => {
    lookAtEpoch();
    const unsent = db.rows<AnnouncedContent>(unsentSql, most).filter(({ id }) => !isResting(id));
    if (unsent.length === 0) return;
    const reply = await ask<ContentStateReply>(syncPaths.contentState, { ids: unsent.map(({ id }) => id) });
    const known = new Map(reply.contents.map((each) => [each.id, each]));
    for (const each of unsent) {
      const there = known.get(each.id);
      if (there?.isComplete) content.noteSent(each.id, each.size);
      else await unlessRefused(each.id, () => send(each, there?.received ?? 0));
    }
  };
  const send = async (announced: AnnouncedContent, from: number): Promise<void> => {
    const { id, size } = announced;
    for (let received = from; !isOver(id); ) {
      const index = Math.min(Math.floor(received / contentChunkBytes), chunkCount(size) - 1);
      const piece = content.read(announced, index);
      if (!piece) return;
      const data = Buffer.from(piece).toString('base64');
      const reply = await ask<ContentPutReply>(syncPaths.contentPut, { id, index, data });
      content.noteSent(id, reply.isComplete ? size : Math.min(reply.received, size - 1));
      tell(id);
      if (reply.isComplete) return;
      received = reply.received;
    }
  };

  const fetchAll = async (): Promise<void> => {
    const missing = db.rows<AnnouncedContent>(missingSql, fetchByItself, JSON.stringify([...wanted]), most);
    for (const each of missing) {
      if (isStopped) return;
      if (isResting(each.id) && !wanted.has(each.id)) continue;
      cancelled.delete(each.id);
      await unlessRefused(each.id, () => fetchOne(each));
    }
  };
  const fetchOne = async (announced: AnnouncedContent): Promise<void> => {
    const { id, size } = announced;
    const isWhole = content.adopt(announced);
    let received = isWhole ? size : (content.find(id)?.received ?? 0);
    while (received < size && !isOver(id)) {
      const index = Math.floor(received / contentChunkBytes);
      const { data } = await ask<ContentGetReply>(syncPaths.contentGet, { id, index });
      if (isOver(id)) break;
      const put = await content.put(announced, index, Buffer.from(data, 'base64'));
      if (put.outcome !== 'stored') break;
      received = put.received;
      tell(id);
    }
    if (cancelled.has(id) && content.find(id)?.isComplete === false) content.drop(id);
    if (content.find(id)?.isComplete) {
      if (!isWhole) content.noteSent(id, size);
      wanted.delete(id);
    }
    tell(id);
  };

  /** A refusal of one does not hold up the others. */
  const unlessRefused = async (id: string, move: () => Promise<void>): Promise<void> => {
    try {
      await move();
    } catch (error) {
      if (!(error instanceof SyncError && error.code === 'CONTENT_REFUSED')) throw error;
      wanted.delete(id);
      restUntil.set(id, app.ports.clock.now() + askAgainMs);
    }
  };
  const tell = (id: string) => {
    changes.add({ table: 'attachment_contents', id, op: 'update' });
    changes.flush();
  };
  const wake = () => {
    isAsked = true;
    if (!running) plan(gatherMs);
  };
  const forget = changes.subscribe((rows) => {
    if (rows.some(({ table }) => table === 'attachments')) wake();
  });

  return {
    connect: (to) => {
      line = to;
      wake();
    },
    wake,
    fetch: (id) => {
      wanted.add(id);
      cancelled.delete(id);
      wake();
    },
    cancel: (id) => {
      const isPart = content.find(id)?.isComplete === false;
      const was = wanted.delete(id) || isPart;
      cancelled.add(id);
      if (isPart && !running) content.drop(id);
      return was;
    },
    settled: async () => {
      if (running) await running;
      await run();
    },
    stop: async () => {
      isStopped = true;
      forget();
      clearTimeout(timer);
      await running?.catch(() => undefined);
    },
  };
}

/** Whole here, decided by the server, and not known to be there. */
const unsentSql = `SELECT a.id, a.sha256, a.size FROM attachment_contents c JOIN attachments a ON a.id = c.attachment_id
  WHERE c.complete = 1 AND c.sent < a.size AND a.deleted_at IS NULL AND a.revision > 0 ORDER BY a.created_at LIMIT ?`;

const missingSql = `SELECT a.id, a.sha256, a.size FROM attachments a
  LEFT JOIN attachment_contents c ON c.attachment_id = a.id
  WHERE a.deleted_at IS NULL AND a.revision > 0 AND coalesce(c.complete, 0) = 0
    AND (a.size <= ? OR a.id IN (SELECT value FROM json_each(?))) ORDER BY a.created_at DESC LIMIT ?`;
