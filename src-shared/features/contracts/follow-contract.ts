import { addDays, chinaDate, dayNumber } from '../../kernel/china/dates.ts';
import type { IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import { permitInScope } from '../../reading/permitted.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import { asOrderLine, listQuoteLinesLeft } from '../orders/order-from-quote.repository.ts';
import { findHome } from '../people/people.repository.ts';
import { checkQuoteStep, type QuoteNotFound, type QuoteStateRefused } from '../quotes/quote-states.model.ts';
import { findQuote } from '../quotes/quotes.repository.ts';
import { type CustomerNotFound, checkCustomer, type OwnerNotFound } from './check-contract.repository.ts';
import type { ContractKind } from './contract.model.ts';
import { type ContractNotFound, type ContractStateRefused, checkContractStep } from './contract-states.model.ts';
import { permitCreate } from './contracts.policy.ts';
import { findContract, findVisibleContract, listContractLines } from './contracts.repository.ts';
import { insertContract } from './new-contract.repository.ts';

interface FromQuoteInput {
  readonly id?: string | undefined;
  readonly quoteId: string;
  readonly name?: string | undefined;
  readonly kind?: ContractKind | undefined;
}

type FromQuoteRefusal = QuoteNotFound | QuoteStateRefused | NotAllowed | IdTaken | OwnerNotFound | CustomerNotFound;

/** 转合同: what an accepted quote still leaves to order, with its terms, as a contract of its owner. */
export function createContractFromQuote(
  tx: WriteTx,
  actor: Actor,
  input: FromQuoteInput,
): Result<Written, FromQuoteRefusal> {
  const quote = findQuote(tx, input.quoteId);
  if (!quote) return refuse({ code: 'QUOTE_NOT_FOUND' });
  const permit = permitInScope(actor, 'quote', quote, 'quote.convert');
  if (!permit.ok) return permit;
  const step = checkQuoteStep(quote, 'convertPart', chinaDate(tx.at));
  if (!step.ok) return step;
  const ownerId = quote.ownerId ?? actor.userId;
  const mayCreate = permitCreate(actor, ownerId === quote.ownerId ? actor.userId : ownerId);
  if (!mayCreate.ok) return mayCreate;
  const id = input.id!;
  if (findContract(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const home = findHome(tx, ownerId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });
  const customer = findCustomer(tx, quote.customerId);
  if (!customer || customer.deletedAt !== null) return refuse({ code: 'CUSTOMER_NOT_FOUND' });

  const { customerId, contactId, opportunityId, currency, taxMode, headerDiscountRate, headerDiscountAmount } = quote;
  const said = [quote.paymentTerms, quote.deliveryTerms, quote.warranty, quote.notes].filter(Boolean).join('\n');
  const contract = {
    ...{ id, customerId, contactId, opportunityId, currency, taxMode, headerDiscountRate, headerDiscountAmount },
    name: input.name ?? quote.name ?? customer.name,
    kind: input.kind ?? 'direct',
    quoteId: quote.id,
    templateId: quote.templateId,
    notes: said === '' ? null : said,
    lines: listQuoteLinesLeft(tx, quote.id)
      .filter(({ left }) => left !== '0')
      .map((line) => asOrderLine(line, line.left)),
  };
  insertContract(tx, contract, customer, home, quote.personalTerms);
  return ok({ id, commandId: tx.command.id });
}

interface RenewInput {
  readonly id?: string | undefined;
  readonly contractId: string;
}

type RenewRefusal = ContractNotFound | ContractStateRefused | NotAllowed | IdTaken | OwnerNotFound | CustomerNotFound;

/** 续签: the same for the time after, as a draft of its own that names the one before. */
export function renewContract(tx: WriteTx, actor: Actor, input: RenewInput): Result<Written, RenewRefusal> {
  const found = findVisibleContract(tx, actor, input.contractId) && findContract(tx, input.contractId);
  if (!found) return refuse({ code: 'CONTRACT_NOT_FOUND' });
  const permit = permitCreate(actor, actor.userId);
  if (!permit.ok) return permit;
  const step = checkContractStep(found, 'renew', chinaDate(tx.at));
  if (!step.ok) return step;
  const id = input.id!;
  if (findContract(tx, id)) return refuse({ code: 'ID_TAKEN' });
  const home = findHome(tx, actor.userId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });
  const customer = checkCustomer(tx, actor, found.customerId);
  if (!customer.ok) return customer;
  const { startDate, endDate } = found;
  const next = endDate === null ? null : addDays(endDate, 1);
  const days = startDate !== null && endDate !== null ? dayNumber(endDate) - dayNumber(startDate) : null;
  const { name, kind, customerId, contactId, sellerEntityId, currency, taxMode, agreedAmount, renewRemindDays } = found;
  const { headerDiscountRate, headerDiscountAmount, paymentPlan, clauses, templateId, notes, parentContractId } = found;
  const renewal = {
    ...{ id, name, kind, customerId, contactId, sellerEntityId, currency, taxMode, agreedAmount, renewRemindDays },
    ...{ headerDiscountRate, headerDiscountAmount, paymentPlan, clauses, templateId, notes, parentContractId },
    startDate: next,
    endDate: next !== null && days !== null ? addDays(next, days) : null,
    renewsId: found.id,
    lines: listContractLines(tx, found.id).map(
      ({ id: _, quoteLineId: _of, createdAt, createdBy, updatedAt, updatedBy, deletedAt, revision, ...line }) => ({
        ...line,
        promiseDate: null,
      }),
    ),
  };
  insertContract(tx, renewal, customer.value, home);
  return ok({ id, commandId: tx.command.id });
}
