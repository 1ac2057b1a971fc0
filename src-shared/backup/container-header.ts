import { z } from 'zod';

/** Where a backup comes from. The company's name is not personal; the person's account is only inside the seal. */
export const backupSource = z.strictObject({
  host: z.enum(['desktop', 'server']),
  /** The device's or the server's identity. */
  id: z.string().max(100),
  company: z.string().max(200),
});
export type BackupSource = z.infer<typeof backupSource>;

const safePath = z
  .string()
  .max(500)
  .regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const contentEntry = z.strictObject({ path: safePath, bytes: z.number().int().min(0), sha256 });
export type ContentEntry = z.infer<typeof contentEntry>;

/** The newest record of a chained log at the moment of the snapshot. */
export const chainHead = z.strictObject({ seq: z.number().int(), hash: z.string() });
export type ChainHead = z.infer<typeof chainHead>;

/** What a snapshot says about itself; the same in the container and in the manifest. */
export const snapshotFacts = z.strictObject({
  schemaVersion: z.number().int(),
  tables: z.record(z.string(), z.number().int()),
  auditHead: chainHead.nullable(),
  decisionHead: chainHead.nullable(),
});
export type SnapshotFacts = z.infer<typeof snapshotFacts>;

/**
 * The first line inside the seal; the contents follow it byte after byte in the order of `contents`. The database is
 * encrypted with a key of this backup alone, so the key of the live database never leaves its keyring.
 */
export const containerHeader = z.strictObject({
  format: z.literal('outpost-backup-1'),
  id: z.uuid(),
  createdAt: z.number().int(),
  appVersion: z.string().max(60),
  source: backupSource,
  incarnation: z.string().max(100),
  /** Whose work it is, on a desktop. */
  account: z.string().max(200).nullable(),
  name: z.string().max(200).nullable(),
  database: z.strictObject({
    path: z.literal('outpost.db'),
    cipher: z.literal('sqlcipher'),
    legacy: z.literal(4),
    key: sha256,
  }),
  facts: snapshotFacts,
  contents: z.array(contentEntry).min(1).max(200_000),
});
export type ContainerHeader = z.infer<typeof containerHeader>;
