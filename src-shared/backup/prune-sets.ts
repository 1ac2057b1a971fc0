import { placesOf } from './backup-places.ts';
import { containerEnd, manifestEnd } from './backup-target.ts';
import type { RoomParts } from './check-copy.ts';
import { listSets } from './list-sets.ts';
import { choosePruned } from './retention.ts';

/** Thins out the places this host tends itself. Far places thin out by their own rules and credentials. */
export async function pruneSets({ host, ledger, keys }: RoomParts, signal: AbortSignal): Promise<void> {
  const { settings, known, lastRunAt } = ledger.get();
  const gone = new Set<string>();
  const kept = new Set<string>();
  for (const target of placesOf(host, settings)) {
    const { sets, placed } = await listSets([target], known, keys.publicKey, signal);
    const whole = sets.filter((set) => set.status !== 'incomplete');
    const dated = whole.map((set) => ({ id: set.id, createdAt: set.createdAt, verified: set.status === 'verified' }));
    for (const set of sets) kept.add(set.id);
    if (!target.remove) continue;
    const pruned = choosePruned(dated, settings.retention, host.now(), lastRunAt);
    if (!pruned.ok) {
      host.log.warn('backup.notPruned', { place: target.place, code: pruned.error.code });
      continue;
    }
    for (const { id } of pruned.value) {
      for (const { base } of placed.get(id) ?? []) {
        await target.remove(`${base}${containerEnd}`);
        await target.remove(`${base}${manifestEnd}`);
      }
      gone.add(id);
      kept.delete(id);
    }
  }
  ledger.set({ known: ledger.get().known.filter((set) => kept.has(set.id) || !gone.has(set.id)) });
}
