import { z } from 'zod';

/** What a device says of itself just before it deletes a company's data. */
export const wipeFacts = z.strictObject({
  /** The order it obeys. */
  orderId: z.uuid(),
  deviceId: z.uuid(),
  account: z.string().max(100),
  company: z.string().max(200),
  computer: z.string().max(100),
  at: z.number().int(),
  /** Work that never travelled and is deleted with the rest. */
  unsynced: z.number().int(),
  /** What lay in the profile's folder. */
  files: z.number().int(),
  bytes: z.number().int(),
  keyringId: z.string().max(100),
});
export type WipeFacts = z.infer<typeof wipeFacts>;

/** Signed with the device's key (RSA, SHA-256, base64), whose certificate lies beside it. */
export const signedWipe = z.strictObject({
  facts: wipeFacts,
  certPem: z.string().min(1).max(10_000),
  signature: z.string().max(2_000),
});
export type SignedWipe = z.infer<typeof signedWipe>;

/** The bytes the signature covers. */
export function wipeContent(facts: WipeFacts): string {
  const { orderId, deviceId, account, company, computer, at, unsynced, files, bytes, keyringId } = facts;
  return JSON.stringify([
    'outpost-wipe-1',
    orderId,
    deviceId,
    account,
    company,
    computer,
    at,
    unsynced,
    files,
    bytes,
    keyringId,
  ]);
}
