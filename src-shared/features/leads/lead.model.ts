import { z } from 'zod';
import { id, instant, line, localDate, text } from '../../kernel/fields.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { scopeFields } from '../../kernel/scope.ts';
import { customerSources } from '../customers/customer.model.ts';

export const leadSources = customerSources;
export const leadGrades = ['hot', 'warm', 'cold'] as const;
/** 未分配, 待跟进, 跟进中, 已确认, 已转化, 无效 (M3). */
export const leadStatuses = ['unassigned', 'pending', 'following', 'qualified', 'converted', 'invalid'] as const;
export type LeadStatus = (typeof leadStatuses)[number];
export const leadInvalidReasons = [
  'wrongNumber',
  'noDemand',
  'noBudget',
  'chosenCompetitor',
  'duplicate',
  'notOurBusiness',
  'spam',
  'other',
] as const;
export const leadRoutings = ['waiting', 'done'] as const;
export const leadReturnReasons = [
  'unreachable',
  'notMyRegion',
  'noCapacity',
  'lowInterest',
  'leaving',
  'other',
] as const;

/** The fields a person fills in (M3). Each is a register field: merged one by one. */
export const leadFields = {
  name: line(200).min(1),
  contactName: line(60).nullable(),
  mobile: line(40).nullable(),
  phone: line(40).nullable(),
  email: line(200).nullable(),
  wechat: line(60).nullable(),
  qq: line(40).nullable(),
  title: line(60).nullable(),
  source: z.enum(leadSources).nullable(),
  sourceDetail: line(200).nullable(),
  industry: line(60).nullable(),
  region: line(100).nullable(),
  address: line(300).nullable(),
  demand: text(5000).nullable(),
  /** Fen. */
  budget: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).nullable(),
  expectedOn: localDate.nullable(),
  grade: z.enum(leadGrades).nullable(),
  productLineIds: z.array(id).max(50),
  remark: text(5000).nullable(),
};

export const lead = z.object({
  id,
  no: line(60).nullable(),
  ...leadFields,
  ...scopeFields,
  tags: z.array(line(40)),
  status: z.enum(leadStatuses),
  assignedAt: instant.nullable(),
  firstResponseAt: instant.nullable(),
  qualifiedAt: instant.nullable(),
  invalidReason: z.enum(leadInvalidReasons).nullable(),
  returnReason: z.enum(leadReturnReasons).nullable(),
  /** What was said about the last invalidation or return. */
  stateRemark: line(500).nullable(),
  prevOwnerId: id.nullable(),
  /** The pool the lead lies in; null while it is somebody's, or in its department's own. */
  poolId: id.nullable(),
  enteredPoolAt: instant.nullable(),
  /** `waiting`: it arrived without an owner, and the authority gives it out by the rules. */
  routing: z.enum(leadRoutings).nullable(),
  /** Until when the owner answers first. */
  slaDueAt: instant.nullable(),
  escalatedAt: instant.nullable(),
  convertedAt: instant.nullable(),
  convertedCustomerId: id.nullable(),
  convertedContactId: id.nullable(),
  convertedOpportunityId: id.nullable(),
  lastFollowAt: instant.nullable(),
  lastFollowBy: id.nullable(),
  lastFollowContent: text(500).nullable(),
  nextContactAt: instant.nullable(),
  followCount: z.number().int(),
  createdBy: id.nullable(),
  createdAt: instant,
  updatedBy: id.nullable(),
  updatedAt: instant,
  deletedAt: instant.nullable(),
  revision: z.number().int(),
});

export type Lead = z.infer<typeof lead>;

export const newLead = z.object({
  id: id.optional(),
  name: leadFields.name,
  ...z.object(leadFields).omit({ name: true }).partial().shape,
  /** Left out: the creator. Null: straight into the pool of `deptId`, or of the creator's department. */
  ownerId: id.nullable().optional(),
  deptId: id.nullable().optional(),
  /** Straight into this pool. */
  poolId: id.optional(),
  tags: z.array(line(40)).max(50).optional(),
});
export type NewLead = z.infer<typeof newLead>;
export type LeadId = Lead['id'];

export const leadActions = [
  'assign',
  'claim',
  'follow',
  'qualify',
  'convert',
  'markInvalid',
  'returnToPool',
  'reactivate',
] as const;
export type LeadAction = (typeof leadActions)[number];

export interface LeadTransition {
  readonly from: LeadStatus;
  readonly action: LeadAction;
  readonly to: LeadStatus;
  /** `complete`: what a qualified lead must have is filled in. `reason`: a reason is given. */
  readonly guard?: 'complete' | 'reason';
}

/** Every way a lead's state may go (M3). Devices and server obey this one table; what is not here is refused. */
export const leadTransitions: readonly LeadTransition[] = [
  { from: 'unassigned', action: 'claim', to: 'pending' },
  { from: 'unassigned', action: 'assign', to: 'pending' },
  { from: 'pending', action: 'assign', to: 'pending' },
  { from: 'following', action: 'assign', to: 'following' },
  { from: 'qualified', action: 'assign', to: 'qualified' },
  { from: 'pending', action: 'follow', to: 'following' },
  { from: 'following', action: 'follow', to: 'following' },
  { from: 'qualified', action: 'follow', to: 'qualified' },
  { from: 'following', action: 'qualify', to: 'qualified', guard: 'complete' },
  { from: 'following', action: 'convert', to: 'converted' },
  { from: 'qualified', action: 'convert', to: 'converted' },
  { from: 'pending', action: 'markInvalid', to: 'invalid', guard: 'reason' },
  { from: 'following', action: 'markInvalid', to: 'invalid', guard: 'reason' },
  { from: 'qualified', action: 'markInvalid', to: 'invalid', guard: 'reason' },
  { from: 'pending', action: 'returnToPool', to: 'unassigned', guard: 'reason' },
  { from: 'following', action: 'returnToPool', to: 'unassigned', guard: 'reason' },
  { from: 'qualified', action: 'returnToPool', to: 'unassigned', guard: 'reason' },
  { from: 'invalid', action: 'returnToPool', to: 'unassigned', guard: 'reason' },
  { from: 'invalid', action: 'reactivate', to: 'following' },
];

export function findLeadTransition(from: LeadStatus, action: LeadAction): LeadTransition | undefined {
  return leadTransitions.find((each) => each.from === from && each.action === action);
}

/** Who to talk to, how to reach them and what they want: without these a lead is not qualified. */
export function missingForQualification(lead: Pick<Lead, 'contactName' | 'mobile' | 'phone' | 'demand'>): string[] {
  const missing: string[] = [];
  if (!lead.contactName) missing.push('contactName');
  if (!lead.mobile && !lead.phone) missing.push('mobile');
  if (!lead.demand) missing.push('demand');
  return missing;
}

/** A converted lead is evidence of where a customer came from; nobody edits it any more. */
export function isReadOnly(lead: Pick<Lead, 'status'>): boolean {
  return lead.status === 'converted';
}

export interface LeadNotFound {
  readonly code: 'LEAD_NOT_FOUND';
}

export interface LeadStateRefused {
  readonly code: 'LEAD_STATE_REFUSED';
  readonly leadId: string;
  readonly status: LeadStatus;
  readonly action: LeadAction;
}

export interface LeadClosed {
  readonly code: 'LEAD_CLOSED';
  readonly customerId: string | null;
}

/** The step that the table allows, or the refusal; a lead in the recycle bin takes none. */
export function checkTransition(
  lead: Pick<Lead, 'id' | 'status' | 'deletedAt'>,
  action: LeadAction,
): Result<LeadTransition, LeadStateRefused> {
  const step = lead.deletedAt === null ? findLeadTransition(lead.status, action) : undefined;
  return step ? ok(step) : refuse({ code: 'LEAD_STATE_REFUSED', leadId: lead.id, status: lead.status, action });
}

export function checkNotClosed(lead: Pick<Lead, 'status' | 'convertedCustomerId'>): Result<void, LeadClosed> {
  return isReadOnly(lead) ? refuse({ code: 'LEAD_CLOSED', customerId: lead.convertedCustomerId }) : ok(undefined);
}
