import type { NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { selectRows } from '../../reading/rows.ts';
import { findLeadSettings, listAssignRules } from '../lead-rules/lead-rules.repository.ts';
import { type Route, routeLead } from '../lead-rules/route-lead.model.ts';
import { type LearningState, readRoutingState } from '../lead-rules/routing-state.repository.ts';
import { findHome, findUserRecord } from '../people/people.repository.ts';
import { isAuthority } from '../pools/authority.repository.ts';
import { addNotice } from '../pools/notices.repository.ts';
import { findPool } from '../pools/pools.repository.ts';
import { setLeadInPool, setLeadOwner } from './lead-children.repository.ts';
import type { LeadRecord } from './leads.repository.ts';
import { leads } from './leads.tables.ts';

export interface Routed {
  readonly commandId: string;
  readonly routed: number;
}

/** Gives out leads that arrived without an owner, by the rules. Only the authority does: it alone sees every load. */
export function routeLeads(
  tx: WriteTx,
  actor: Actor,
  { limit }: { readonly limit: number },
): Result<Routed, NotAllowed> {
  if (!isAuthority(tx, actor)) return refuse({ code: 'NOT_ALLOWED', action: 'lead.assign' });
  const rules = listAssignRules(tx);
  const waiting = selectRows(
    tx,
    leads,
    "t.routing = 'waiting' AND t.status = 'unassigned' AND t.deleted_at IS NULL ORDER BY t.created_at, t.id LIMIT ?",
    limit,
  );
  const state = readRoutingState(tx, tx.at);
  let routed = 0;
  for (const lead of rules.length === 0 ? [] : waiting) {
    if (takeRoute(tx, lead, routeLead(lead, rules, state), state, 'routed')) routed += 1;
  }
  return ok({ commandId: tx.command.id, routed });
}

/** Leads whose owner did not answer in time go to somebody else, or their superior learns of it. */
export function escalateLeads(
  tx: WriteTx,
  actor: Actor,
  { limit }: { readonly limit: number },
): Result<Routed, NotAllowed> {
  if (!isAuthority(tx, actor)) return refuse({ code: 'NOT_ALLOWED', action: 'lead.assign' });
  const { escalation } = findLeadSettings(tx);
  const late = selectRows(
    tx,
    leads,
    "t.sla_due_at < ? AND t.status = 'pending' AND t.deleted_at IS NULL ORDER BY t.sla_due_at, t.id LIMIT ?",
    tx.at,
    limit,
  );
  const rules = listAssignRules(tx);
  const state = readRoutingState(tx, tx.at);
  let moved = 0;
  for (const lead of late) {
    const route = escalation === 'reassign' ? routeLead(lead, rules, state, lead.ownerId) : { to: 'none' as const };
    addNotice(tx, lead.ownerId, 'leadLate', 'lead', lead);
    const isMoved = route.to === 'user' && takeRoute(tx, lead, route, state, 'escalated');
    if (isMoved) moved += 1;
    else if (escalation !== 'none') addNotice(tx, superiorOf(tx, lead.ownerId), 'leadLateOfReport', 'lead', lead);
    tx.update(leads, lead.id, { escalatedAt: tx.at, ...(isMoved ? {} : { slaDueAt: null }) });
  }
  return ok({ commandId: tx.command.id, routed: moved });
}

function takeRoute(
  tx: WriteTx,
  lead: LeadRecord,
  route: Route,
  state: LearningState,
  by: 'routed' | 'escalated',
): boolean {
  if (route.to === 'user') {
    const home = findHome(tx, route.userId);
    if (!home) return false;
    setLeadOwner(tx, lead, home, 'pending', by, route.rule.id);
    state.give(route.rule, route.userId);
    addNotice(tx, route.userId, 'leadGiven', 'lead', lead);
    return true;
  }
  const pool = route.to === 'pool' ? findPool(tx, route.poolId) : undefined;
  if (!pool?.enabled || pool.kind !== 'lead' || pool.deletedAt !== null) return false;
  const home = { branchId: pool.branchId, deptId: pool.id, ownerId: null };
  setLeadInPool(tx, lead, home, pool.id, { by, status: 'unassigned', returnReason: null, stateRemark: null });
  return true;
}

function superiorOf(tx: WriteTx, userId: string | null): string | null {
  return userId === null ? null : (findUserRecord(tx, userId)?.superiorId ?? null);
}
