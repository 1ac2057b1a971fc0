import { and, eq, isNull, lt } from 'drizzle-orm';
import type { ServerDb } from '../host/server-ports.ts';
import { type CredentialRow, credentials } from './accounts.tables.ts';

export function findCredential(db: ServerDb, userId: string): CredentialRow | undefined {
  return db.select().from(credentials).where(eq(credentials.userId, userId)).get();
}

export function listCredentials(db: ServerDb): CredentialRow[] {
  return db.select().from(credentials).all();
}

export function addCredential(db: ServerDb, row: typeof credentials.$inferInsert): void {
  db.insert(credentials).values(row).run();
}

export function setCredential(db: ServerDb, userId: string, patch: Partial<CredentialRow>): void {
  db.update(credentials).set(patch).where(eq(credentials.userId, userId)).run();
}

/** False where this or a later step has been used: of two who send one code, one passes. */
export function takeTotpStep(db: ServerDb, userId: string, step: number): boolean {
  const result = db
    .update(credentials)
    .set({ totpLastStep: step })
    .where(and(eq(credentials.userId, userId), lt(credentials.totpLastStep, step)))
    .run();
  return result.changes === 1;
}

/** The first password through an activation code: whoever comes second finds the code gone. */
export function takeActivation(
  db: ServerDb,
  userId: string,
  activationHash: string,
  patch: Partial<CredentialRow>,
): boolean {
  const result = db
    .update(credentials)
    .set({ ...patch, activationHash: null, activationExpiresAt: null })
    .where(and(eq(credentials.userId, userId), eq(credentials.activationHash, activationHash)))
    .run();
  return result.changes === 1;
}

/** The password chosen at the first enrolment; false where the account has one meanwhile. */
export function setFirstPassword(db: ServerDb, userId: string, patch: Partial<CredentialRow>): boolean {
  const result = db
    .update(credentials)
    .set({ ...patch, activationHash: null, activationExpiresAt: null })
    .where(and(eq(credentials.userId, userId), isNull(credentials.passwordHash)))
    .run();
  return result.changes === 1;
}
