import { and, desc, gt, inArray } from 'drizzle-orm';
import {
  type AcceptedRisk,
  compareFindings,
  countFindings,
  gradeOf,
  type PostureReport,
  type PostureReportHead,
} from '#shared/features/posture/finding.model.ts';
import type { ServerDb } from '../host/server-ports.ts';
import { postureAcceptances, postureReports } from './posture.tables.ts';

type ReportRow = typeof postureReports.$inferSelect;

export function headOf({ id, at, cause, byName, findings }: ReportRow): PostureReportHead {
  const counts = countFindings(findings);
  return { id, at, cause, byName, counts, grade: gradeOf(counts) };
}

export function addReport(db: ServerDb, row: ReportRow): void {
  db.insert(postureReports).values(row).run();
}

/** Newest first. */
export function listReports(db: ServerDb, limit: number): PostureReportHead[] {
  return db
    .select()
    .from(postureReports)
    .orderBy(desc(postureReports.at), desc(postureReports.id))
    .limit(limit)
    .all()
    .map(headOf);
}

/** A report with what changed against the one before it. */
export function findReport(db: ServerDb, id: string): PostureReport | undefined {
  const rows = db.select().from(postureReports).orderBy(desc(postureReports.at), desc(postureReports.id)).all();
  const place = rows.findIndex((row) => row.id === id);
  const row = rows[place];
  if (!row) return undefined;
  const before = rows[place + 1]?.findings ?? [];
  return { ...headOf(row), findings: row.findings, ...compareFindings(before, row.findings) };
}

/** Risks that are taken now, by the finding's key. */
export function runningAcceptances(db: ServerDb, now: number): ReadonlyMap<string, AcceptedRisk> {
  const rows = db.select().from(postureAcceptances).where(gt(postureAcceptances.until, now)).all();
  return new Map(rows.map(({ key, risk }) => [key, risk]));
}

export function putAcceptance(db: ServerDb, key: string, risk: AcceptedRisk): void {
  const row = { risk, until: risk.until };
  db.insert(postureAcceptances)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: postureAcceptances.key, set: row })
    .run();
}

/** How many were running. */
export function endAcceptances(db: ServerDb, keys: string[], now: number): number {
  const chosen = and(inArray(postureAcceptances.key, keys), gt(postureAcceptances.until, now));
  return db.delete(postureAcceptances).where(chosen).run().changes;
}
