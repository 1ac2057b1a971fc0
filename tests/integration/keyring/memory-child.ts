import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { eraseKey } from '#shared/keyring/create-keyring.ts';
import { recoverKeyring } from '#shared/keyring/recover-keyring.ts';
import { createRecoveryKey } from '#shared/keyring/recovery-key.ts';
import { setPrintedRecipient } from '#shared/keyring/set-recovery.ts';
import { unlockKeyring } from '#shared/keyring/unlock-keyring.ts';
import { openDatabase } from '#shared/node/open-database.ts';
import { countInMemory } from './scan-memory.ts';

/** Unlocks, works, locks, and looks through its own memory for the key before and after. */
const [folder, password, way] = process.argv.slice(2) as [string, string, 'unlock' | 'recover'];
if (way === 'recover') {
  const printed = await createRecoveryKey();
  const first = await unlockKeyring(folder, password);
  if (!first.ok) throw new Error(first.error.code);
  await setPrintedRecipient(folder, first.value.dek, printed.recipient);
  eraseKey(first.value.dek);
  const recovered = await recoverKeyring(folder, printed.recoveryKey, password);
  if (recovered.ok) eraseKey(recovered.value.dek);
}
const opened = await unlockKeyring(folder, password);
if (!opened.ok) throw new Error(opened.error.code);
const { dek } = opened.value;
const db = openDatabase(path.join(folder, 'outpost.db'), dek, { create: true });
db.exec('CREATE TABLE IF NOT EXISTS a (b)');
for (let index = 0; index < 500; index++) db.prepare('INSERT INTO a VALUES (?)').run(randomBytes(100));
// Kept in a changed form, so that the search does not find what it searches with.
const veiled = Buffer.from(dek.map((byte) => byte ^ 0x5a));
const open = countInMemory(veiled);
db.close();
eraseKey(dek);
const locked = countInMemory(veiled);
process.stdout.write(JSON.stringify({ open, locked }));
