import { addDays, chinaDate } from '../../kernel/china/dates.ts';
import { presentFields } from '../../kernel/present-fields.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { takeNumber } from '../numbers/take-number.repository.ts';
import { findHome } from '../people/people.repository.ts';
import { type CustomerNotFound, checkCustomer, checkQuote } from './check-quote.ts';
import { addLine } from './new-line.repository.ts';
import type { NewQuote } from './quote.model.ts';
import { permitCreate } from './quotes.policy.ts';
import { findQuote, refreshFigures } from './quotes.repository.ts';
import { quotes } from './quotes.tables.ts';

export interface OwnerNotFound {
  readonly code: 'OWNER_NOT_FOUND';
}

type CreateQuoteRefusal = NotAllowed | FieldInvalid | IdTaken | OwnerNotFound | CustomerNotFound;

/** How long a quote counts if nobody says otherwise. */
export const usualValidity = 30;

/** A draft, with or without lines, at home where its owner is. */
export function createQuote(tx: WriteTx, actor: Actor, input: NewQuote): Result<Written, CreateQuoteRefusal> {
  const { ownerId = actor.userId, lines = [], tags = [], ...fields } = input;
  const permit = permitCreate(actor, ownerId);
  if (!permit.ok) return permit;

  const id = input.id!;
  if (findQuote(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const home = findHome(tx, ownerId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });
  const customer = checkCustomer(tx, actor, input.customerId);
  if (!customer.ok) return customer;

  const quoteDate = input.quoteDate ?? chinaDate(tx.at);
  const quote = {
    ...usualTerms,
    validUntil: addDays(quoteDate, usualValidity),
    contactId: null,
    headerDiscountRate: null,
    headerDiscountAmount: null,
    ...presentFields(fields),
    id,
    no: takeNumber(tx, { docType: 'quote', branchId: home.branchId }),
    rootId: id,
    version: 1,
    quoteDate,
    personalTerms: fields.personalTerms ?? [],
    tags,
    ...home,
  };
  const check = checkQuote(tx, quote);
  if (!check.ok) return check;
  tx.insert(quotes, { ...quote, ...noTotals });
  for (const [index, line] of lines.entries()) addLine(tx, quote, { ...line, id: line.id ?? tx.newId() }, index + 1);
  refreshFigures(tx, id);
  return ok({ id, commandId: tx.command.id });
}

const usualTerms = { currency: 'CNY', taxMode: 'included', deliveryDays: 'work' } as const;

/** A draft's state and sums before its lines are added up. */
export const noTotals = {
  status: 'draft',
  amountExcl: 0,
  taxTotal: 0,
  amountIncl: 0,
  lineDiscount: 0,
  headerDiscount: 0,
  lineCount: 0,
  belowMoq: false,
} as const;
