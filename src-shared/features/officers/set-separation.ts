import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { areaOf, findMixture, type Office, offices } from '../../kernel/rights/offices.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { selectRows } from '../../reading/rows.ts';
import { delegations } from '../delegations/delegations.tables.ts';
import { findUserRecord, isTaken } from '../people/people.repository.ts';
import { roles, users } from '../people/people.tables.ts';
import { isAdministrator } from '../people/role.model.ts';
import { actionsByNoun } from '../people/role-actions.model.ts';
import { teamMembers } from '../teams/teams.tables.ts';
import { type Appointment, type ApprovalLimits, officeContents, type Separation } from './officer.model.ts';
import { companySettingsId, findLimits, findSeparation } from './officers.repository.ts';
import { companySettings } from './officers.tables.ts';

export interface SeparationFixed {
  readonly code: 'SEPARATION_FIXED';
}
export interface ServerDecides {
  readonly code: 'SERVER_DECIDES';
}
export interface AppointmentInvalid {
  readonly code: 'APPOINTMENT_INVALID';
  readonly office: string;
}

/** Every business action: what is left of a role that gave everything. */
const business: readonly string[] = Object.entries(actionsByNoun)
  .flatMap(([noun, verbs]) => verbs.map((verb) => `${noun}.${verb}`))
  .filter((action) => ['business', 'shared'].includes(areaOf(action)));

/**
 * From one administrator to three officers, decided by the server alone and never taken back: who holds which office is
 * named first; every other role keeps its business and loses its administration. [8.1.5.1–3]
 */
export function moveUp(
  tx: WriteTx,
  actor: Actor,
  named: Appointment,
): Result<Written, NotAllowed | SeparationFixed | ServerDecides | AppointmentInvalid> {
  if (!isAdministrator([...actor.actions])) return refuse({ code: 'NOT_ALLOWED', action: '*' });
  if (tx.host !== 'server') return refuse({ code: 'SERVER_DECIDES' });
  if (findSeparation(tx) === 'level3') return refuse({ code: 'SEPARATION_FIXED' });
  const wrong = findWrongAppointment(tx, named);
  if (wrong) return refuse({ code: 'APPOINTMENT_INVALID', office: wrong });

  setSettings(tx, 'level3');
  for (const office of offices) appoint(tx, named[office], office);
  settleRoles(tx);
  endLoans(tx, Object.values(named));
  return ok({ id: companySettingsId, commandId: tx.command.id });
}

/** Makes of a company of level 3 what it has to be, whatever it was restored from; nothing to do where it is. */
export function settleSeparation(tx: WriteTx, actor: Actor, _input: unknown): Result<Written, NotAllowed> {
  if (tx.host !== 'server' || !actor.actions.has('*')) return refuse({ code: 'NOT_ALLOWED', action: '*' });
  if (findSeparation(tx) === 'level3') settleRoles(tx);
  return ok({ id: companySettingsId, commandId: tx.command.id });
}

/** A person takes an office and leaves everything else: their own roles and their posts. */
export function appoint(tx: WriteTx, userId: string, office: Office): void {
  const roleId = ensureOfficeRole(tx, office);
  tx.update(users, userId, { roleIds: [roleId], postIds: [], releasedAt: tx.at, releasedBy: tx.command.actorId });
}

/** The role of an office, made where there is none. */
export function ensureOfficeRole(tx: WriteTx, office: Office): string {
  const known = tx.row<{ id: string }>('SELECT id FROM roles WHERE template = ? AND deleted_at IS NULL', office);
  const { name, actions } = officeContents[office];
  if (known) {
    tx.update(roles, known.id, { actions: [...actions] });
    return known.id;
  }
  const id = tx.newId();
  const free = isTaken(tx, roles, 'name', name, null) ? `${name}（三员）` : name;
  tx.insert(roles, { id, name: free, template: office, actions: [...actions], dataScope: 'own' });
  return id;
}

/** Administration leaves every role that is no officer's: `*` becomes all of the business. */
function settleRoles(tx: WriteTx): void {
  for (const role of selectRows(tx, roles, 't.deleted_at IS NULL')) {
    if (offices.some((office) => office === role.template)) continue;
    const actions = role.actions.includes('*') ? business : role.actions;
    const kept = actions.filter((action) => ['business', 'shared'].includes(areaOf(action)));
    const isOffice = findMixture(role.actions) === undefined && kept.every((action) => areaOf(action) === 'shared');
    if (!isOffice || role.actions.includes('*')) tx.update(roles, role.id, { actions: kept });
  }
}

/** What was lent to the officers before ends. */
function endLoans(tx: WriteTx, userIds: readonly string[]): void {
  const ids = JSON.stringify(userIds);
  const lent = tx.rows<{ id: string }>(
    'SELECT id FROM delegations WHERE deleted_at IS NULL AND revoked_at IS NULL AND end_at > ? AND to_user_id IN (SELECT value FROM json_each(?))',
    tx.at,
    ids,
  );
  for (const { id } of lent) tx.update(delegations, id, { revokedAt: tx.at, revokedBy: tx.command.actorId });
  const shared = tx.rows<{ id: string }>(
    'SELECT id FROM team_members WHERE deleted_at IS NULL AND member_id IN (SELECT value FROM json_each(?))',
    ids,
  );
  for (const { id } of shared) tx.update(teamMembers, id, { deletedAt: tx.at });
}

function findWrongAppointment(tx: WriteTx, named: Appointment): Office | undefined {
  const people = offices.map((office) => named[office]);
  return offices.find((office) => {
    const user = findUserRecord(tx, named[office]);
    const isThere = user && user.deletedAt === null && ['inactive', 'active'].includes(user.status);
    return !isThere || people.filter((id) => id === named[office]).length > 1;
  });
}

export function setSettings(tx: WriteTx, separation: Separation, limits: ApprovalLimits = findLimits(tx)): void {
  const exists = tx.row('SELECT 1 FROM company_settings WHERE id = ?', companySettingsId) !== undefined;
  if (exists) tx.update(companySettings, companySettingsId, { separation, limits });
  else tx.insert(companySettings, { id: companySettingsId, separation, limits });
}
