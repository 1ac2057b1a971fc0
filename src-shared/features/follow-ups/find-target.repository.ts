import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { ReadDb } from '../../ports/database.ts';
import { findRow } from '../../reading/rows.ts';
import { customers } from '../customers/customers.tables.ts';
import { findLeadTransition, type LeadStatus } from '../leads/lead.model.ts';
import { leads } from '../leads/leads.tables.ts';
import { opportunities } from '../opportunities/opportunities.tables.ts';
import type { FollowUpTarget, FollowUpTargetClosed, FollowUpTargetNotFound } from './follow-up.model.ts';

/** What a follow-up is about, as far as the follow-up needs to know. */
export interface Target extends Scope {
  readonly type: FollowUpTarget;
  readonly id: string;
  readonly name: string;
  readonly customerId: string | null;
  /** Set for a lead: where the contact takes it. */
  readonly leadStatus: LeadStatus | null;
  readonly firstResponseAt: number | null;
}

/** A lead takes follow-ups while somebody works on it: not in the pool, not invalid, not converted. */
export function findTarget(
  db: ReadDb,
  type: FollowUpTarget,
  id: string,
): Result<Target, FollowUpTargetNotFound | FollowUpTargetClosed> {
  if (type === 'customer') {
    const customer = findRow(db, customers, id);
    if (!customer || customer.deletedAt !== null) return refuse({ code: 'TARGET_NOT_FOUND' });
    const { name, branchId, deptId, ownerId } = customer;
    return ok({ type, id, name, branchId, deptId, ownerId, customerId: id, leadStatus: null, firstResponseAt: null });
  }
  if (type === 'opportunity') {
    const found = findRow(db, opportunities, id);
    if (!found || found.deletedAt !== null) return refuse({ code: 'TARGET_NOT_FOUND' });
    const { name, customerId, branchId, deptId, ownerId } = found;
    return ok({ type, id, name, branchId, deptId, ownerId, customerId, leadStatus: null, firstResponseAt: null });
  }
  const lead = findRow(db, leads, id);
  if (!lead || lead.deletedAt !== null) return refuse({ code: 'TARGET_NOT_FOUND' });
  const step = findLeadTransition(lead.status, 'follow');
  if (!step) return refuse({ code: 'TARGET_CLOSED' });
  const { name, branchId, deptId, ownerId, firstResponseAt } = lead;
  return ok({ type, id, name, branchId, deptId, ownerId, customerId: null, leadStatus: step.to, firstResponseAt });
}
