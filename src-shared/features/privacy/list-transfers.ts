import type { ReadDb } from '../../ports/database.ts';
import { findNames } from '../people/people.repository.ts';
import type { TransferOverview } from './desk.contract.ts';
import { tierOf } from './places.model.ts';
import { findPrivacySettings } from './privacy.repository.ts';
import { countDestroyedSince, countPersons, listTransfers } from './transfers.repository.ts';

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
      persons: Math.max(0, ...of.map(({ persons }) => persons)),
      lastAt: of.length === 0 ? null : Math.max(...of.map(({ lastAt }) => lastAt)),
    };
  });
  const everybody = countPersons(db);
  // Two devices may hold different persons; together never more than there are.
  const most = (field: 'persons' | 'sensitive') => {
    const whole = made.filter(({ isDevice }) => !isDevice).map((each) => each[field]);
    const onDevices = made.filter(({ isDevice }) => isDevice).map((each) => each[field]);
    const together = onDevices.reduce((sum, each) => sum + each, 0);
    return Math.max(0, ...whole, ...onDevices, Math.min(together, everybody[field]));
  };
  const gone = made.length === 0 ? 0 : countDestroyedSince(db, Math.min(...made.map(({ firstAt }) => firstAt)));
  const counts = { persons: most('persons') + gone, sensitive: most('sensitive') };
  return { year, ...counts, tier: tierOf(counts), rows };
}
