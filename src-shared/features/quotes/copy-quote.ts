import { addDays, chinaDate, dayNumber } from '../../kernel/china/dates.ts';
import type { IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { takeNumber } from '../numbers/take-number.repository.ts';
import { findHome } from '../people/people.repository.ts';
import { type CustomerNotFound, checkCustomer } from './check-quote.ts';
import { noTotals, type OwnerNotFound } from './create-quote.ts';
import { copyLine } from './new-line.repository.ts';
import { checkQuoteStep, type QuoteNotFound, type QuoteStateRefused } from './quote-states.model.ts';
import { permitCreate, permitEdit } from './quotes.policy.ts';
import {
  findQuote,
  findVisibleQuote,
  listLinesOf,
  listVersions,
  type QuoteRecord,
  refreshFigures,
} from './quotes.repository.ts';
import { quotes } from './quotes.tables.ts';

interface CopyQuoteInput {
  readonly id?: string | undefined;
  readonly fromId: string;
  readonly customerId?: string | undefined;
}

/** A quote of its own with the same lines and terms: today's date, the same length of validity, its own number. */
export function copyQuote(
  tx: WriteTx,
  actor: Actor,
  input: CopyQuoteInput,
): Result<Written, QuoteNotFound | NotAllowed | IdTaken | CustomerNotFound | OwnerNotFound> {
  const from = findVisibleQuote(tx, actor, input.fromId) && findQuote(tx, input.fromId);
  if (!from) return refuse({ code: 'QUOTE_NOT_FOUND' });
  const permit = permitCreate(actor, actor.userId);
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findQuote(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const customerId = input.customerId ?? from.customerId;
  const customer = checkCustomer(tx, actor, customerId);
  if (!customer.ok) return customer;
  const home = findHome(tx, actor.userId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });

  const isSame = customerId === from.customerId;
  const other = isSame ? {} : { customerId, contactId: null, opportunityId: null, personalTerms: [] };
  const no = takeNumber(tx, { docType: 'quote', branchId: home.branchId });
  addCopy(tx, from, { id, rootId: id, version: 1, no, ...home, ...other });
  return ok({ id, commandId: tx.command.id });
}

export interface QuoteNewerVersion {
  readonly code: 'QUOTE_NEWER_VERSION';
  readonly quoteId: string;
  readonly version: number;
}

interface ReviseQuoteInput {
  readonly id?: string | undefined;
  readonly fromId: string;
}

/** The next version under the same number. There is one at work at a time: whoever wants another goes on with that. */
export function reviseQuote(
  tx: WriteTx,
  actor: Actor,
  input: ReviseQuoteInput,
): Result<Written, QuoteNotFound | NotAllowed | IdTaken | QuoteStateRefused | QuoteNewerVersion> {
  const from = findQuote(tx, input.fromId);
  if (!from) return refuse({ code: 'QUOTE_NOT_FOUND' });
  const permit = permitEdit(actor, from);
  if (!permit.ok) return permit;
  const step = checkQuoteStep(from, 'revise', chinaDate(tx.at));
  if (!step.ok) return step;
  const id = input.id!;
  if (findQuote(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const [newest] = listVersions(tx, from.rootId).filter((each) => each.status !== 'void');
  if (newest && newest.version > from.version) {
    return refuse({ code: 'QUOTE_NEWER_VERSION', quoteId: newest.id, version: newest.version });
  }
  const { branchId, deptId, ownerId } = from;
  const version = Math.max(...listVersions(tx, from.rootId).map((each) => each.version)) + 1;
  addCopy(tx, from, { id, version, branchId, deptId, ownerId });
  return ok({ id, commandId: tx.command.id });
}

function addCopy(tx: WriteTx, from: QuoteRecord, own: Partial<QuoteRecord> & { readonly id: string }): void {
  const { createdAt, createdBy, updatedAt, updatedBy, deletedAt, revision, ...fields } = from;
  const quoteDate = chinaDate(tx.at);
  const days = dayNumber(from.validUntil) - dayNumber(from.quoteDate);
  const copy = { ...fields, ...forgotten, ...noTotals, quoteDate, validUntil: addDays(quoteDate, days), ...own };
  tx.insert(quotes, copy);
  for (const line of listLinesOf(tx, from.id)) copyLine(tx, copy, line);
  refreshFigures(tx, own.id);
}

/** What happened to the first one did not happen to its copy. */
const forgotten = {
  reason: null,
  effectiveOn: null,
  sentAt: null,
  sentVia: null,
  paperHash: null,
  customerReply: null,
  repliedAt: null,
} as const;
