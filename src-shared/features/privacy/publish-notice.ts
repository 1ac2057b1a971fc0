import type { IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { NewNotice, NoticeVersionTaken } from './notice.model.ts';
import { permitPrivacy } from './privacy.policy.ts';
import { findNotice, findPrivacySettings, listNotices, privacySettingsId } from './privacy.repository.ts';
import { privacyNotices, privacySettingsTable } from './privacy.tables.ts';
import { findUnfounded, type PrivacySettings, type RegionBasisMissing } from './privacy-settings.model.ts';

/** Another version; what persons agreed to before stays tied to the version they were shown. */
export function publishNotice(
  tx: WriteTx,
  actor: Actor,
  { id: newId, version, audience, text, effectiveFrom }: NewNotice,
): Result<Written, NotAllowed | IdTaken | NoticeVersionTaken> {
  const permit = permitPrivacy(actor, 'privacy.manage');
  if (!permit.ok) return permit;
  const id = newId!;
  if (findNotice(tx, id)) return refuse({ code: 'ID_TAKEN' });
  if (listNotices(tx).some((each) => each.version === version && each.audience === audience)) {
    return refuse({ code: 'NOTICE_VERSION_TAKEN' });
  }
  tx.insert(privacyNotices, { id, version, audience, text, effectiveFrom: effectiveFrom ?? tx.at });
  return ok({ id, commandId: tx.command.id });
}

/** A copy outside the mainland needs a basis, and who recorded it stands beside it. [S-PI-9] */
export function setPrivacySettings(
  tx: WriteTx,
  actor: Actor,
  settings: PrivacySettings,
): Result<Written, NotAllowed | RegionBasisMissing> {
  const permit = permitPrivacy(actor, 'privacy.manage');
  if (!permit.ok) return permit;
  const unfounded = findUnfounded(settings.targets);
  if (unfounded) return refuse({ code: 'REGION_BASIS_MISSING', target: unfounded.target });
  const targets = settings.targets.map((each) => ({ ...each, recordedBy: each.recordedBy ?? actor.userId }));
  const known = findPrivacySettings(tx);
  const retention = { ...known.retention, ...settings.retention };
  // A device of an older version does not know all of it, and leaves the rest as it is.
  const set = { settings: { ...known, ...settings, targets, retention } };
  const exists = tx.row('SELECT 1 FROM privacy_settings WHERE id = ?', privacySettingsId) !== undefined;
  if (exists) tx.update(privacySettingsTable, privacySettingsId, { ...set, deletedAt: null });
  else tx.insert(privacySettingsTable, { id: privacySettingsId, ...set });
  return ok({ id: privacySettingsId, commandId: tx.command.id });
}
