import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * Keys and certificates of the company's CA and of this server, at rest inside the encrypted database; `caBefore` is
 * there while a new CA takes the old one's place. Server only.
 */
export const authorityCertificates = sqliteTable('authority_certificates', {
  kind: text('kind', { enum: ['ca', 'caBefore', 'server'] }).primaryKey(),
  keyPem: text('key_pem').notNull(),
  certPem: text('cert_pem').notNull(),
  notAfter: integer('not_after').notNull(),
  createdAt: integer('created_at').notNull(),
});

/** What `init` decided: the company's name and the public half of its recovery key. Server only. */
export const serverSettings = sqliteTable('server_settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});
