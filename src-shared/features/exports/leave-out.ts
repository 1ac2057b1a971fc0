import type { ReadDb } from '../../ports/database.ts';
import { type Basis, type Consent, isLive, standingOf, type UseObstacle } from '../privacy/consent.model.ts';
import { findPrivacySettings, listConsents, listHolds } from '../privacy/privacy.repository.ts';
import type { ExportPurpose, ExportRoom } from './export.model.ts';

/** Persons that stay behind, by the reason. */
export type LeftOut = Partial<Record<UseObstacle, number>>;

type Row = Readonly<Record<string, unknown>>;

/** Rooms whose rows are persons. */
const personRooms: ReadonlySet<ExportRoom> = new Set(['contacts', 'leads']);

/** Leaves out who may not be used for the purpose, and tells of the others on what basis they may. [S-PI-1] */
export function createGate(db: ReadDb, room: ExportRoom, purpose: ExportPurpose) {
  const leftOut: LeftOut = {};
  if (!personRooms.has(room)) return { leftOut, pass: (rows: readonly Row[]) => rows };
  const { requireBasis: isRequired } = findPrivacySettings(db);
  const pass = (rows: readonly Row[]): Row[] => {
    const ids = rows.map((row) => String(row.id));
    const bySubject = Map.groupBy(listConsents(db, ids), ({ subjectId }) => subjectId);
    const holds = listHolds(db, ids);
    return rows.flatMap((row) => {
      const id = String(row.id);
      const consents = bySubject.get(id) ?? [];
      const standing = standingOf({ consents, heldFor: holds.get(id) ?? null, isRequired });
      const obstacle = purpose === 'marketing' ? standing.marketingObstacle : standing.exportObstacle;
      if (obstacle === null) return [{ ...row, basis: basisOf(consents) }];
      leftOut[obstacle] = (leftOut[obstacle] ?? 0) + 1;
      return [];
    });
  };
  return { leftOut, pass };
}

function basisOf(consents: readonly Consent[]): Basis | null {
  return consents.find(isLive)?.basis ?? null;
}

const reasons: Readonly<Record<UseObstacle, readonly [zh: string, en: string]>> = {
  held: ['法定留存', 'legal hold'],
  noBasis: ['无合法性基础', 'no lawful basis'],
  noMarketing: ['未同意营销', 'no consent to marketing'],
  optedOut: ['已退订', 'opted out'],
};

/** `未导出 3 人：无合法性基础 3`; null where everybody is in the file. */
export function leftOutText(leftOut: LeftOut, isEnglish: boolean): string | null {
  const parts = Object.entries(leftOut) as [UseObstacle, number][];
  if (parts.length === 0) return null;
  const total = parts.reduce((sum, [, count]) => sum + count, 0);
  const why = parts.map(([reason, count]) => `${reasons[reason][isEnglish ? 1 : 0]} ${count}`);
  return isEnglish ? `${total} left out (${why.join(', ')})` : `未导出${total}人（${why.join('、')}）`;
}
