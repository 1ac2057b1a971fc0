import { createSign } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { isFault } from '#shared/kernel/fault.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { signedWipe, type WipeFacts, wipeContent } from '#shared/kernel/wipe.ts';
import { readKeyring } from '#shared/keyring/keyring-file.ts';
import { eraseFile } from '#shared/node/erase-file.ts';
import { writeAtomic } from '#shared/node/write-atomic.ts';
import { countWaiting } from '#shared/sync/device/waiting.ts';
import { sendWipeCertificate } from '../enrolment/device-client.ts';
import { findIdentity } from './device-identity.ts';
import type { OpenWork } from './open-work.ts';
import { removeProfile } from './profiles.ts';

/** What is left on a computer after a wipe: the certificate, and where it goes. No secret, no record. */
const wipeNote = z.object({
  format: z.literal('outpost-wiped-1'),
  signed: signedWipe,
  folder: z.string(),
  serverUrl: z.string(),
  trust: z.object({ caPem: z.string(), anchors: z.array(z.string()), issuedAt: z.number() }),
  sent: z.boolean(),
});
type WipeNote = z.infer<typeof wipeNote>;

/**
 * Signs the certificate of a wipe while the device's key is there and puts it on the disk: from here on the data is
 * destroyed, now or at the next start. The work is closed next, then `finishWipes` goes on. [S-PI-8]
 */
export function beginWipe(dataFolder: string, work: OpenWork, orderId: string): void {
  const { folder, card } = work.profile;
  const identity = findIdentity(folder, work.dek);
  invariant(identity, 'an order reaches a device over its own line');
  const held = work.app.db.row<{ n: number }>('SELECT count(*) AS n FROM held_commands')?.n ?? 0;
  const facts: WipeFacts = {
    orderId,
    deviceId: identity.deviceId,
    account: card.account,
    company: card.company,
    computer: hostname().slice(0, 100),
    at: work.machineClock.now(),
    unsynced: countWaiting(work.sync.parts()) + held,
    ...measure(folder),
    keyringId: readKeyring(folder).id,
  };
  const signature = createSign('sha256').update(wipeContent(facts)).sign(identity.keyPem, 'base64');
  const { serverUrl, trust, certPem } = identity;
  writeNote(dataFolder, {
    format: 'outpost-wiped-1',
    signed: { facts, certPem, signature },
    folder,
    serverUrl,
    trust: { ...trust, anchors: [...trust.anchors] },
    sent: false,
  });
}

/**
 * Destroys what is to be destroyed, the key first, so that what a crash leaves behind cannot be read, and sends the
 * certificates. Goes on where a crash or a broken line left off: at each start, and again while it runs.
 */
export async function finishWipes(dataFolder: string): Promise<void> {
  const notes = listWipes(dataFolder);
  for (const note of notes) if (!note.sent) destroyProfile(note.folder);
  for (const note of notes) {
    if (note.sent) continue;
    try {
      await sendWipeCertificate(note.serverUrl, note.trust, note.signed);
      writeNote(dataFolder, { ...note, sent: true });
    } catch (error) {
      if (!isFault(error)) throw error;
    }
  }
}

export function listWipes(dataFolder: string): WipeNote[] {
  const folder = path.join(dataFolder, 'wiped');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.flatMap((name) => {
    try {
      return [wipeNote.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8')))];
    } catch {
      return [];
    }
  });
}

function writeNote(dataFolder: string, note: WipeNote): void {
  const folder = path.join(dataFolder, 'wiped');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeAtomic(path.join(folder, `${note.signed.facts.orderId}.json`), `${JSON.stringify(note, null, 2)}\n`);
}

/** The wrapped keys are written over before they are unlinked. */
export function destroyProfile(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of ['keyring.json', 'device-secret.json']) eraseFile(path.join(folder, name));
  removeProfile(folder);
}

function measure(folder: string): { files: number; bytes: number } {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0);
  return { files: files.length, bytes };
}
