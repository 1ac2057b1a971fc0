import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { countRecentExports } from '../approvals/approvals.repository.ts';
import { findLimits } from '../officers/officers.repository.ts';
import { printedMost } from './export.model.ts';

/**
 * How many records may be on paper now: what one print holds, what the roles let leave at once, and what is left of the
 * hour's amount that leaves without a second person. Paper asks for no approval: who needs more exports a file.
 */
export function findPrintLimit(db: ReadDb, { userId, exportLimit }: Actor, now: number): number {
  const left = Math.max(0, findLimits(db).exportRows - countRecentExports(db, userId, now));
  return Math.min(printedMost, exportLimit ?? printedMost, left);
}
