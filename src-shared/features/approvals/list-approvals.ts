import type { Actor } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { namesOf } from '../../reading/rows.ts';
import { contacts } from '../contacts/contacts.tables.ts';
import { customers } from '../customers/customers.tables.ts';
import { leads } from '../leads/leads.tables.ts';
import { findLimits } from '../officers/officers.repository.ts';
import { createNameIds } from '../people/name-ids.repository.ts';
import { findNames } from '../people/people.repository.ts';
import type { Approval } from './approval.model.ts';
import {
  type ApprovalRecord,
  findApproval,
  findFrozenInput,
  hasDecider,
  listApprovalRecords,
  mayDecide,
} from './approvals.repository.ts';
import { aloneFrom } from './decide-approval.ts';

/** One's own requests and those that one may decide; whoever reads the audit sees all of them. */
export function listApprovals(db: ReadDb, actor: Actor, now: number): { rows: Approval[]; toDecide: number } {
  const rows = listApprovalRecords(db)
    .map((row) => describe(db, actor, row, now))
    .filter((row) => row.isOwn || row.canDecide || row.decidedBy === actor.userId || seesAll(actor));
  return { rows, toDecide: rows.filter((row) => row.canDecide).length };
}

function seesAll({ actions }: Actor): boolean {
  return actions.has('*') || actions.has('audit.view') || actions.has('role.edit');
}

export interface ApprovalContent {
  readonly approval: Approval;
  /** Names of the records it is about, as far as the reader may see them; empty where they may not. */
  readonly names: string[];
  /** The frozen input of a change of rights: roles and people, never customers. */
  readonly input: unknown;
}

export function findApprovalContent(db: ReadDb, actor: Actor, id: string, now: number): ApprovalContent | undefined {
  const row = findApproval(db, id);
  if (!row || row.deletedAt !== null) return undefined;
  const approval = describe(db, actor, row, now);
  if (!approval.isOwn && !approval.canDecide && approval.decidedBy !== actor.userId && !seesAll(actor))
    return undefined;
  const frozen = findFrozenInput(db, id);
  const isShown = approval.kind === 'rights' || approval.isOwn;
  return {
    approval,
    names: namesIn(db, actor, row, frozen?.input),
    // Roles, posts, people and departments by their names, as whoever decides knows them.
    input: isShown ? createNameIds(db)(frozen?.input ?? null) : null,
  };
}

const shownNames = 50;
const tables = { customers, contacts, leads } as const;

function namesIn(db: ReadDb, actor: Actor, { procedure }: ApprovalRecord, input: unknown): string[] {
  const table = tables[procedure.slice(0, procedure.indexOf('.')) as keyof typeof tables];
  const { ids } = (input ?? {}) as { ids?: string[] };
  if (!table || !ids) return [];
  return [...namesOf(db, actor, table, ids.slice(0, shownNames)).values()];
}

function describe(db: ReadDb, actor: Actor, row: ApprovalRecord, now: number): Approval {
  const names = findNames(db);
  const isWaiting = row.state === 'waiting' && row.expiresAt > now;
  const isOwn = row.requestedBy === actor.userId;
  const isAlone = isWaiting && isOwn && !hasDecider(db, row);
  return {
    ...row,
    state: row.state === 'waiting' && !isWaiting ? 'expired' : row.state,
    requestedByName: names.user(row.requestedBy),
    decidedByName: names.user(row.decidedBy),
    canDecide: isWaiting && mayDecide(db, actor, row),
    isOwn,
    aloneFrom: isAlone ? aloneFrom(db, row, findLimits(db).aloneMinutes) : null,
  };
}
