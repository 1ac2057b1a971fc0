import { z } from 'zod';

/** What a device may trust when it speaks to the server, signed by the company's CA (RSA, SHA-256, base64). */
export const trustStatement = z.object({
  ca: z.string().max(20_000),
  anchors: z.array(z.string().max(20_000)).max(10),
  issuedAt: z.number().int(),
  signature: z.string().max(2_000),
});
export type TrustStatement = z.infer<typeof trustStatement>;

/** The bytes the signature covers. */
export function trustContent(statement: Omit<TrustStatement, 'signature'>): string {
  return JSON.stringify(['outpost-trust-1', statement.ca, statement.anchors, statement.issuedAt]);
}
