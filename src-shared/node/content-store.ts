import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { chunkCount, chunkLength } from '../kernel/content.ts';
import type { AnnouncedContent, ContentStore, PutOutcome } from '../ports/content-store.ts';
import type { Sqlite } from '../ports/database.ts';
import type { Clock } from '../ports/ports.ts';
import { readPiece, type SealedFile, writePiece } from './sealed-file.ts';
import { toFault } from './to-fault.ts';
import { syncFolder } from './write-atomic.ts';

interface Row {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
  readonly fileId: string;
  readonly key: string;
  readonly received: number;
  readonly complete: number;
  readonly sent: number;
}

/** Beside the database, in the folder of the person or the server. */
export const contentFolderName = 'content';

const columns =
  'attachment_id AS id, sha256, size, file_id AS "fileId", key, received, complete, sent FROM attachment_contents';
/** A part that nobody goes on with, and content whose attachment has just been taken back, wait this long. */
const partDays = 7;
const dayMs = 86_400_000;

/**
 * Files under `content/`, each sealed with a random key of its own that only the encrypted database knows. So a new
 * database key leaves them as they are, a copy of the folder alone tells nothing, not even a name or a hash, and a
 * content whose row is gone can never be read again, whatever a disk keeps of it. [Note: keys of content]
 */
export function createContentStore(sqlite: Sqlite, folder: string, clock: Clock): ContentStore {
  const root = path.join(folder, contentFolderName);
  const one = sqlite.prepare<[string], Row>(`SELECT ${columns} WHERE attachment_id = ?`);
  const whole = sqlite.prepare<[string, number], Row>(
    `SELECT ${columns} WHERE sha256 = ? AND size = ? AND complete = 1`,
  );
  const insert = sqlite.prepare(
    `INSERT INTO attachment_contents (attachment_id, sha256, size, file_id, key, received, complete, sent, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)`,
  );
  const remove = sqlite.prepare<[string]>('DELETE FROM attachment_contents WHERE attachment_id = ?');
  const setReceived = sqlite.prepare('UPDATE attachment_contents SET received = ? WHERE attachment_id = ?');
  const setFile = sqlite.prepare(
    'UPDATE attachment_contents SET file_id = ?, key = ?, complete = 1 WHERE attachment_id = ?',
  );
  const setSent = sqlite.prepare('UPDATE attachment_contents SET sent = ? WHERE attachment_id = ?');
  const holders = sqlite.prepare<[string], unknown>('SELECT 1 FROM attachment_contents WHERE file_id = ?');
  const finishing = new Set<string>();

  const finalPath = (fileId: string) => path.join(root, fileId.slice(0, 2), fileId);
  const partPath = (fileId: string) => `${finalPath(fileId)}.part`;
  const sealedOf = (row: Row): SealedFile => ({
    path: row.complete ? finalPath(row.fileId) : partPath(row.fileId),
    fileId: row.fileId,
    key: Buffer.from(row.key, 'hex'),
    size: row.size,
  });
  const erase = (fileId: string) => {
    for (const file of [finalPath(fileId), partPath(fileId)]) rmSync(file, { force: true });
  };
  const drop = (id: string) => {
    const row = one.get(id);
    if (!row) return;
    remove.run(id);
    if (!holders.get(row.fileId)) erase(row.fileId);
  };
  const begin = ({ id, sha256, size }: AnnouncedContent): Row => {
    const fileId = randomUUID().replaceAll('-', '');
    mkdirSync(path.dirname(finalPath(fileId)), { recursive: true, mode: 0o700 });
    insert.run(id, sha256, size, fileId, randomBytes(32).toString('hex'), 0, 0, clock.now());
    return one.get(id)!;
  };

  /** Reads the part once more, now whole; what is not what was announced does not stay. */
  const finish = async (row: Row): Promise<PutOutcome> => {
    finishing.add(row.id);
    try {
      const hash = createHash('sha256');
      for (let index = 0; index < chunkCount(row.size); index++) {
        hash.update(readPiece(sealedOf(row), index));
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (!sqlite.open || !one.get(row.id)) return { outcome: 'wrongPiece', received: 0 };
      if (hash.digest('hex') !== row.sha256) {
        drop(row.id);
        return { outcome: 'hashDiffers' };
      }
      settle(row);
      return { outcome: 'stored', received: row.size, isComplete: true };
    } finally {
      finishing.delete(row.id);
    }
  };
  /** One file for the same content, however many attachments it has. */
  const settle = (row: Row): void => {
    const same = whole.get(row.sha256, row.size);
    if (same) {
      setFile.run(same.fileId, same.key, row.id);
      erase(row.fileId);
      return;
    }
    renameSync(partPath(row.fileId), finalPath(row.fileId));
    syncFolder(path.dirname(finalPath(row.fileId)));
    setFile.run(row.fileId, row.key, row.id);
  };

  return {
    find: (id) => held(one.get(id)),
    list: (ids) => ids.flatMap((id) => held(one.get(id)) ?? []),
    async put(announced, index, piece) {
      try {
        let row = one.get(announced.id);
        if (row && (row.sha256 !== announced.sha256 || row.size !== announced.size)) {
          drop(announced.id);
          row = undefined;
        }
        row ??= begin(announced);
        const { size, received } = row;
        if (row.complete || finishing.has(row.id)) {
          return { outcome: 'stored', received: size, isComplete: row.complete === 1 };
        }
        const length = chunkLength(size, index);
        const at = index * chunkLength(size, 0);
        if (received < size) {
          if (at !== received || length === 0 || piece.length !== length) return { outcome: 'wrongPiece', received };
          writePiece(sealedOf(row), index, piece);
          setReceived.run(received + length, row.id);
          if (received + length < size) return { outcome: 'stored', received: received + length, isComplete: false };
        }
        return await finish(row);
      } catch (error) {
        throw toFault(error);
      }
    },
    read(announced, index) {
      const row = one.get(announced.id);
      if (!row?.complete || row.sha256 !== announced.sha256) return undefined;
      return chunkLength(row.size, index) === 0 ? undefined : readPiece(sealedOf(row), index);
    },
    adopt(announced) {
      const row = one.get(announced.id);
      if (row?.complete) return true;
      const same = whole.get(announced.sha256, announced.size);
      if (!same) return false;
      if (row) drop(row.id);
      const { id, sha256, size } = announced;
      insert.run(id, sha256, size, same.fileId, same.key, size, 1, clock.now());
      return true;
    },
    noteSent: (id, bytes) => void setSent.run(bytes, id),
    forgetSent: () => void sqlite.prepare('UPDATE attachment_contents SET sent = 0').run(),
    drop,
    collect() {
      const gone = sqlite
        .prepare<[number], { id: string }>(
          `SELECT c.attachment_id AS id FROM attachment_contents c
           LEFT JOIN attachments a ON a.id = c.attachment_id
           WHERE a.id IS NULL OR a.sha256 <> c.sha256 OR (c.complete = 0 AND c.created_at < ?)`,
        )
        .all(clock.now() - partDays * dayMs)
        .filter(({ id }) => !finishing.has(id));
      for (const { id } of gone) drop(id);
      const known = new Set(
        sqlite
          .prepare<[], { fileId: string }>('SELECT file_id AS "fileId" FROM attachment_contents')
          .all()
          .map((row) => row.fileId),
      );
      const strays = listFiles(root).filter((file) => !known.has(path.basename(file).replace(/\.part$/, '')));
      for (const file of strays) rmSync(file, { force: true });
      return gone.length + strays.length;
    },
    files() {
      const rows = sqlite
        .prepare<[], { fileId: string }>(
          'SELECT DISTINCT file_id AS "fileId" FROM attachment_contents WHERE complete = 1',
        )
        .all();
      return rows.flatMap(({ fileId }) => {
        const file = finalPath(fileId);
        return existsSync(file) ? [{ path: `${contentFolderName}/${fileId.slice(0, 2)}/${fileId}`, file }] : [];
      });
    },
  };
}

function held(row: Row | undefined) {
  return row && { id: row.id, received: row.received, isComplete: row.complete === 1, sent: row.sent };
}

function listFiles(root: string): string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
