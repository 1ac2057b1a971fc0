import { z } from 'zod';

/** What a device may trust when it speaks to the server, signed by the company's CA (RSA, SHA-256, base64). */
export const trustStatement = z.object({
  ca: z.string().max(20_000),
  anchors: z.array(z.string().max(20_000)).max(10),
  issuedAt: z.number().int(),
  signature: z.string().max(2_000),
  /** The CA that takes over, vouched for by this one. A program that does not know the word goes on with `ca`. */
  next: z.object({ ca: z.string().max(20_000), signature: z.string().max(2_000) }).optional(),
});
export type TrustStatement = z.infer<typeof trustStatement>;

/** The bytes the signature covers. */
export function trustContent(statement: Pick<TrustStatement, 'ca' | 'anchors' | 'issuedAt'>): string {
  return JSON.stringify(['outpost-trust-1', statement.ca, statement.anchors, statement.issuedAt]);
}

/** The bytes with which a CA vouches for the one after it. */
export function successorContent(ca: string, next: string, issuedAt: number): string {
  return JSON.stringify(['outpost-next-ca-1', ca, next, issuedAt]);
}
