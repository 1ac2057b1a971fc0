import { ok, type Result, refuse } from '../../kernel/result.ts';

/** 草稿 待审批 已驳回 已生效 已发送 已接受 已拒绝 已过期 已被替代 部分转单 已转单 作废 (M9). */
export const quoteStatuses = [
  'draft',
  'pending',
  'rejected',
  'active',
  'sent',
  'accepted',
  'declined',
  'expired',
  'superseded',
  'partlyOrdered',
  'ordered',
  'void',
] as const;
export type QuoteStatus = (typeof quoteStatuses)[number];

export const quoteActions = [
  'submit',
  'request',
  'approve',
  'reject',
  'withdraw',
  'edit',
  'send',
  'accept',
  'decline',
  'expire',
  'revise',
  'supersede',
  'convertPart',
  'convert',
  'void',
] as const;
export type QuoteAction = (typeof quoteActions)[number];

export interface QuoteTransition {
  readonly from: QuoteStatus;
  readonly action: QuoteAction;
  readonly to: QuoteStatus;
}

const steps = (action: QuoteAction, to: QuoteStatus, ...from: QuoteStatus[]): QuoteTransition[] =>
  from.map((each) => ({ from: each, action, to }));

/**
 * Every way a quote's state may go (M9). `submit` is without an approval, `request` asks for one; `revise` makes the next
 * version and leaves this one as it is until that one takes effect. What is not here is refused, on every host.
 */
export const quoteTransitions: readonly QuoteTransition[] = [
  ...steps('submit', 'active', 'draft', 'rejected'),
  ...steps('request', 'pending', 'draft', 'rejected'),
  ...steps('approve', 'active', 'pending'),
  ...steps('reject', 'rejected', 'pending'),
  ...steps('withdraw', 'draft', 'pending'),
  ...steps('edit', 'draft', 'draft', 'rejected'),
  ...steps('send', 'sent', 'active', 'sent'),
  ...steps('accept', 'accepted', 'active', 'sent'),
  ...steps('decline', 'declined', 'active', 'sent'),
  ...steps('expire', 'expired', 'active', 'sent'),
  { from: 'active', action: 'revise', to: 'active' },
  { from: 'sent', action: 'revise', to: 'sent' },
  { from: 'expired', action: 'revise', to: 'expired' },
  { from: 'declined', action: 'revise', to: 'declined' },
  { from: 'accepted', action: 'revise', to: 'accepted' },
  ...steps('supersede', 'superseded', 'active', 'sent', 'expired', 'declined', 'accepted'),
  ...steps('convertPart', 'partlyOrdered', 'accepted', 'partlyOrdered'),
  ...steps('convert', 'ordered', 'accepted', 'partlyOrdered'),
  ...steps('void', 'void', 'draft', 'rejected', 'active', 'sent', 'accepted', 'declined', 'expired'),
];

export function findQuoteTransition(from: QuoteStatus, action: QuoteAction): QuoteTransition | undefined {
  return quoteTransitions.find((each) => each.from === from && each.action === action);
}

/** Versions that the customer can hold in hands: a product in one of them cannot be archived. */
export const openStatuses: readonly QuoteStatus[] = ['draft', 'pending', 'rejected', 'active', 'sent', 'accepted'];

interface Dated {
  readonly status: QuoteStatus;
  readonly validUntil: string;
}

/** 过期 is no step that anybody takes: a quote is over the day after its last one, written down or not. */
export function statusOn({ status, validUntil }: Dated, day: string): QuoteStatus {
  return (status === 'active' || status === 'sent') && validUntil < day ? 'expired' : status;
}

export interface QuoteNotFound {
  readonly code: 'QUOTE_NOT_FOUND';
}

export interface QuoteStateRefused {
  readonly code: 'QUOTE_STATE_REFUSED';
  readonly quoteId: string;
  readonly status: QuoteStatus;
  readonly action: QuoteAction;
}

/** The step that the table allows on a day, or the refusal; a quote in the recycle bin takes none. */
export function checkQuoteStep(
  quote: Dated & { readonly id: string; readonly deletedAt: number | null },
  action: QuoteAction,
  day: string,
): Result<QuoteTransition, QuoteStateRefused> {
  const status = statusOn(quote, day);
  const step = quote.deletedAt === null ? findQuoteTransition(status, action) : undefined;
  return step ? ok(step) : refuse({ code: 'QUOTE_STATE_REFUSED', quoteId: quote.id, status, action });
}
