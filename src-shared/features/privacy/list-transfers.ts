import type { ReadDb } from '../../ports/database.ts';
import { findNames } from '../people/people.repository.ts';
import type { TransferOverview } from './desk.contract.ts';
import { tierOf } from './places.model.ts';
import { findPrivacySettings } from './privacy.repository.ts';
import { countDestroyedSince, listTransfers } from './transfers.repository.ts';

const chinaMs = 8 * 3_600_000;

/** The register of what leaves the mainland: each declared place with its basis, and the persons since 1 January. */
export function findTransfers(db: ReadDb, now: number): TransferOverview {
  const year = new Date(now + chinaMs).getUTCFullYear();
  const made = listTransfers(db, Date.UTC(year, 0, 1) - chinaMs);
  const names = findNames(db);
  const declared = findPrivacySettings(db).targets.filter(({ region }) => region !== 'mainland');
  const rows = declared.map(({ target, region, basis, recordedBy, blocked = false }) => {
    const of = made.filter((each) => each.target === target);
    return {
      target,
      region,
      basis,
      blocked,
      recordedByName: names.user(recordedBy),
      times: of.reduce((sum, { times }) => sum + times, 0),
      lastAt: of.length === 0 ? null : Math.max(...of.map(({ lastAt }) => lastAt)),
    };
  });
  const most = (field: 'persons' | 'sensitive') => Math.max(0, ...made.map((each) => each[field]));
  const gone = made.length === 0 ? 0 : countDestroyedSince(db, Math.min(...made.map(({ firstAt }) => firstAt)));
  const counts = { persons: most('persons') + gone, sensitive: most('sensitive') };
  return { year, ...counts, tier: tierOf(counts), rows };
}
