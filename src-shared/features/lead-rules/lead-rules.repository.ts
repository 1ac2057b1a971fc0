import type { ReadDb, RowOf } from '../../ports/database.ts';
import { findRow, selectRows } from '../../reading/rows.ts';
import { assignRules, leadSettingsTable, scoreRules } from './lead-rules.tables.ts';
import { defaultLeadSettings, type LeadSettings } from './lead-settings.model.ts';

export type AssignRuleRecord = RowOf<typeof assignRules>;
export type ScoreRuleRecord = RowOf<typeof scoreRules>;

/** The company's one row of settings. */
export const leadSettingsId = '00000000-0000-7000-8000-00000000c042';

export function listAssignRules(db: ReadDb): AssignRuleRecord[] {
  return selectRows(db, assignRules, 't.deleted_at IS NULL ORDER BY t.sort, t.id');
}

export function listScoreRules(db: ReadDb): ScoreRuleRecord[] {
  return selectRows(db, scoreRules, 't.deleted_at IS NULL ORDER BY t.sort, t.id');
}

export function findLeadSettings(db: ReadDb): LeadSettings {
  return findRow(db, leadSettingsTable, leadSettingsId) ?? defaultLeadSettings;
}
