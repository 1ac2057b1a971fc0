import type { Attachment, AttachmentTable } from '#shared/features/attachments/attachment.model.ts';
import type { AttachmentRow } from '#shared/features/attachments/attachments.contract.ts';
import { cleanName, isPicture, mimeOf } from '#shared/features/attachments/file-kind.model.ts';
import { chunkCount, contentChunkBytes } from '#shared/kernel/content.ts';
import { api } from '../../api/client.ts';
import { queryClient } from '../../api/query-client.ts';
import { saveBlob } from '../save-file.ts';
import { say } from '../texts.ts';
import { startWork, type WorkReport } from '../work.ts';
import { attachmentsTexts } from './attachments.texts.ts';

export interface RecordOfFiles {
  readonly table: AttachmentTable;
  readonly id: string;
}

type Report = (part: WorkReport) => void;

/**
 * Announces a file on the record and sends its content piece by piece. A file that was not finished is gone on with;
 * its own announcement tells it by its content.
 */
export async function sendFile(record: RecordOfFiles, file: File, known: readonly AttachmentRow[]): Promise<void> {
  const name = cleanName(file.name);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sha256 = await hashOf(bytes);
  const begun = known.find((row) => row.sha256 === sha256 && row.content.state !== 'here');
  const title = say(attachmentsTexts, 'sending', { name });
  await startWork(
    { title, unit: 'bytes', finished: () => say(attachmentsTexts, 'added', { name }) },
    async (report, signal) => {
      const mime = mimeOf(name, bytes.subarray(0, 64));
      const announced = { recordTable: record.table, recordId: record.id, name, mime, size: bytes.length, sha256 };
      const id = begun?.id ?? (await api.attachments.add(announced)).id;
      await sendPieces(id, bytes, begun?.content.received ?? 0, report, signal);
    },
  );
  void queryClient.invalidateQueries();
}

async function sendPieces(
  id: string,
  bytes: Uint8Array,
  from: number,
  report: Report,
  signal: AbortSignal,
): Promise<void> {
  const last = chunkCount(bytes.length) - 1;
  for (let received = from; ; ) {
    report({ done: received, total: bytes.length });
    const index = Math.min(Math.floor(received / contentChunkBytes), last);
    const piece = bytes.subarray(index * contentChunkBytes, (index + 1) * contentChunkBytes);
    const reply = await api.attachments.put({ id, index, data: toBase64(piece) }, { signal });
    if (reply.isComplete) return;
    received = reply.received;
  }
}

/** The content as one piece of memory, never under a kind that a page could run. */
async function readBlob(row: Attachment, report: Report, signal?: AbortSignal): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let index = 0; index < chunkCount(row.size); index++) {
    report({ done: index * contentChunkBytes, total: row.size });
    const { data } = await api.attachments.read({ id: row.id, index }, signal ? { signal } : {});
    parts.push(fromBase64(data));
  }
  const mime = mimeOf(row.name, parts[0] ?? new Uint8Array());
  return new Blob(parts, { type: isPicture(mime) ? mime : 'application/octet-stream' });
}

/** Hands the file to the person as a download; nothing of it is ever opened inside the program. */
export async function saveContent(row: Attachment): Promise<void> {
  const { name } = row;
  const title = say(attachmentsTexts, 'fetching', { name });
  await startWork(
    { title, unit: 'bytes', finished: () => say(attachmentsTexts, 'saved', { name }) },
    async (report, signal) => saveBlob(name, await readBlob(row, report, signal)),
  );
}

/** The picture for a preview; undefined where the content is none, whatever it is called. */
export async function readPicture(row: Attachment): Promise<Blob | undefined> {
  const blob = await readBlob(row, () => undefined);
  return isPicture(blob.type) ? blob : undefined;
}

async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Arguments of one call are limited; a piece goes through in portions. */
const portion = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += portion) text += String.fromCharCode(...bytes.subarray(at, at + portion));
  return btoa(text);
}

function fromBase64(data: string): Uint8Array<ArrayBuffer> {
  const text = atob(data);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}
