import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Desktops that may synchronise, each bound to one person. Server only. */
export const devices = sqliteTable(
  'devices',
  {
    id: text('id').primaryKey(),
    userId: text('user_id').notNull(),
    name: text('name').notNull(),
    os: text('os').notNull(),
    appVersion: text('app_version').notNull(),
    incarnation: text('incarnation').notNull(),
    status: text('status', { enum: ['waiting', 'active', 'revoked'] }).notNull(),
    enrolledAt: integer('enrolled_at').notNull(),
    lastSeenAt: integer('last_seen_at'),
    revokedAt: integer('revoked_at'),
    /** The person or an administrator said that it is gone. */
    lostAt: integer('lost_at'),
    lostBy: text('lost_by'),
    lostNote: text('lost_note'),
    /** What the device is told at its next contact; its own signed word that it obeyed comes back under this id. */
    wipeId: text('wipe_id'),
    wipeAskedAt: integer('wipe_asked_at'),
    wipeAskedBy: text('wipe_asked_by'),
    wipedAt: integer('wiped_at'),
    wipeCertificate: text('wipe_certificate'),
    /** Days it may be opened without reaching the server; null is the company's own rule. */
    leaseDays: integer('lease_days'),
    /** For which recovery key it last said that its own key is kept. */
    recoveryRecipient: text('recovery_recipient'),
  },
  (table) => [index('devices_by_user').on(table.userId)],
);
export type DeviceRow = typeof devices.$inferSelect;

/** What each request of a device needs to know of it. */
export type ServedDevice = Pick<
  DeviceRow,
  | 'id'
  | 'userId'
  | 'name'
  | 'os'
  | 'appVersion'
  | 'incarnation'
  | 'status'
  | 'enrolledAt'
  | 'lastSeenAt'
  | 'revokedAt'
  | 'wipeId'
  | 'wipedAt'
  | 'leaseDays'
>;

/** The allow-list: a certificate that is not here is refused, whoever signed it. */
export const deviceCertificates = sqliteTable(
  'device_certificates',
  {
    fingerprint: text('fingerprint').primaryKey(),
    deviceId: text('device_id')
      .notNull()
      .references(() => devices.id),
    issuedAt: integer('issued_at').notNull(),
    notAfter: integer('not_after').notNull(),
    /** Fingerprint of the CA that signed it; null is the first one. */
    issuer: text('issuer'),
    /** It was shown at least once, so the device has stored it. */
    usedAt: integer('used_at'),
    revokedAt: integer('revoked_at'),
  },
  (table) => [index('device_certificates_by_device').on(table.deviceId)],
);

/** One-time codes for new devices, stored as SHA-256 of their secret. */
export const enrolCodes = sqliteTable(
  'enrol_codes',
  {
    id: text('id').primaryKey(),
    codeHash: text('code_hash').notNull().unique(),
    userId: text('user_id').notNull(),
    deviceName: text('device_name'),
    createdBy: text('created_by'),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    usedAt: integer('used_at'),
    deviceId: text('device_id'),
    revokedAt: integer('revoked_at'),
  },
  (table) => [index('enrol_codes_by_user').on(table.userId)],
);
export type EnrolCodeRecord = typeof enrolCodes.$inferSelect;
