import { declarationOf, findPlaceProblem, regionAbroad } from '../features/privacy/places.model.ts';
import { findPrivacySettings } from '../features/privacy/privacy.repository.ts';
import { countPersons, countPersonsOf, transferKind } from '../features/privacy/transfers.repository.ts';
import { Fault } from '../kernel/fault.ts';
import type { Actor } from '../kernel/scope.ts';
import type { App } from './app.ts';

/** Stops a copy that may not go where it is to go: the company declared where its data may lie. [S-PI-9] */
export function demandPlace({ db }: App, address: string): void {
  const problem = findPlaceProblem(findPrivacySettings(db), address);
  if (problem) throw new Fault('REGION_REFUSED', false, { target: address, reason: problem });
}

/** A device that the company declared to be where none of its data may lie is not served. */
export function isPlaceBlocked({ db }: Pick<App, 'db'>, names: readonly string[]): boolean {
  const { targets } = findPrivacySettings(db);
  return targets.some(({ blocked }) => blocked) && names.some((name) => declarationOf(targets, name)?.blocked);
}

/** Writes down that a copy of everything left the mainland, where it did: where to, and how many persons. */
export function noteCopy({ db, ledger }: App, address: string): void {
  const { targets } = findPrivacySettings(db);
  const region = regionAbroad(targets, address);
  if (region === null) return;
  const details = { target: declarationOf(targets, address)!.target, region, ...countPersons(db) };
  ledger.recordEvent({ kind: transferKind, actorId: null, deviceId: null, details });
}

/** A device outside the mainland holds what its person may see: written down like a copy, with that many persons. [S-PI-9] */
export function noteDeviceCopy(
  { db, ledger }: Pick<App, 'db' | 'ledger'>,
  device: { readonly id: string; readonly name: string },
  findHolder: () => Actor | undefined,
): boolean {
  const { targets } = findPrivacySettings(db);
  const declared = [device.id, device.name].find((name) => regionAbroad(targets, name) !== null);
  const actor = declared === undefined ? undefined : findHolder();
  if (declared === undefined || !actor) return false;
  const { target, region } = declarationOf(targets, declared)!;
  const details = { target, region, device: device.id, ...countPersonsOf(db, actor) };
  ledger.recordEvent({ kind: transferKind, actorId: actor.userId, deviceId: device.id, details });
  return true;
}
