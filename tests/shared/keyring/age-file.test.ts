import { randomBytes } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import { expect, test } from 'vitest';
import { createAgeOpener, createAgeSealer } from '#shared/keyring/age-file.ts';
import { createRecoveryKey } from '#shared/keyring/recovery-key.ts';

async function seal(plain: Buffer, recipients: readonly string[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  const sealer = await createAgeSealer(recipients, (bytes) => parts.push(bytes));
  for (let at = 0; at < plain.length; at += 10_007) sealer.push(plain.subarray(at, at + 10_007));
  sealer.end();
  return Buffer.concat(parts);
}

async function open(sealed: Buffer, identity: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  const { opener, payloadAt } = await createAgeOpener(sealed, identity, (bytes) => parts.push(bytes));
  opener.push(sealed.subarray(payloadAt));
  opener.end();
  return Buffer.concat(parts);
}

const sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 300_000];

test.each(sizes)(
  '%d bytes sealed here are opened by the library and the other way, by each recipient',
  async (size) => {
    const plain = randomBytes(size);
    const [first, second] = [await createRecoveryKey(), await createRecoveryKey()];
    const encrypter = new Encrypter();
    for (const { recipient } of [first, second]) encrypter.addRecipient(recipient);

    const ours = await seal(plain, [first.recipient, second.recipient]);
    const theirs = Buffer.from(await encrypter.encrypt(plain));

    for (const { recoveryKey } of [first, second]) {
      const decrypter = new Decrypter();
      decrypter.addIdentity(recoveryKey);
      expect(Buffer.from(await decrypter.decrypt(ours)).equals(plain)).toBe(true);
      expect((await open(theirs, recoveryKey)).equals(plain)).toBe(true);
      expect((await open(ours, recoveryKey)).equals(plain)).toBe(true);
    }
  },
);

test('cut at any chunk, lengthened or opened with another key, a file is refused', async () => {
  const key = await createRecoveryKey();
  const sealed = await seal(randomBytes(200_000), [key.recipient]);
  const head = sealed.length - 200_000 - 4 * 16;
  const chunk = 65_536 + 16;
  const cuts = [10, head - 5, head, head + 20, head + chunk, head + 2 * chunk, sealed.length - 1];

  for (const cut of cuts) {
    await expect(open(sealed.subarray(0, cut), key.recoveryKey)).rejects.toThrow('BACKUP_DAMAGED');
  }
  await expect(open(Buffer.concat([sealed, Buffer.alloc(1)]), key.recoveryKey)).rejects.toThrow('BACKUP_DAMAGED');
  const stranger = await createRecoveryKey();
  await expect(open(sealed, stranger.recoveryKey)).rejects.toThrow('BACKUP_WRONG_RECIPIENT');
});
