import { chinaDate } from '../../kernel/china/dates.ts';
import { compareDecimals, subtractDecimals } from '../../kernel/money/decimal.ts';
import type { FieldInvalid, IdTaken, NotAllowed } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { Actor } from '../../kernel/scope.ts';
import type { Written } from '../../kernel/written.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import {
  type ContractNotFound,
  type ContractStateRefused,
  checkContractStep,
} from '../contracts/contract-states.model.ts';
import {
  type ContractLineRecord,
  findContract,
  findVisibleContract,
  listContractLines,
  orderedQuantities,
} from '../contracts/contracts.repository.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import { findHome } from '../people/people.repository.ts';
import type { CustomerNotFound, OwnerNotFound } from './create-order.ts';
import type { QuantityExceeded } from './delivery.model.ts';
import { insertOrder } from './new-order.repository.ts';
import { takeFromQuote } from './order-from-quote.repository.ts';
import type { NewOrderLine } from './order-line.model.ts';
import { permitCreate } from './orders.policy.ts';
import { findOrder } from './orders.repository.ts';

interface FromContractInput {
  readonly id?: string | undefined;
  readonly contractId: string;
  /** Left out: all that is left. */
  readonly lines?: readonly { readonly contractLineId: string; readonly qty: string }[] | undefined;
}

type FromContractRefusal =
  | ContractNotFound
  | ContractStateRefused
  | NotAllowed
  | QuantityExceeded
  | FieldInvalid
  | IdTaken
  | OwnerNotFound
  | CustomerNotFound;

/**
 * A contract in force becomes an order, whole or in parts, with its prices and terms. No more is ordered than was agreed; a
 * framework is used up by its amount, not by its lines.
 */
export function createOrderFromContract(
  tx: WriteTx,
  actor: Actor,
  input: FromContractInput,
): Result<Written, FromContractRefusal> {
  const contract = findVisibleContract(tx, actor, input.contractId) && findContract(tx, input.contractId);
  if (!contract) return refuse({ code: 'CONTRACT_NOT_FOUND' });
  const step = checkContractStep(contract, 'order', chinaDate(tx.at));
  if (!step.ok) return step;
  const permit = permitCreate(actor, actor.userId);
  if (!permit.ok) return permit;
  const id = input.id!;
  if (findOrder(tx, id)) return refuse({ code: 'ID_TAKEN' });

  const all = listContractLines(tx, contract.id);
  const left = contract.kind === 'framework' ? undefined : leftOf(all, orderedQuantities(tx, contract.id));
  const wanted = new Map(input.lines?.map((line) => [line.contractLineId, line.qty]));
  const chosen = all.flatMap((line) => {
    const qty = input.lines ? wanted.get(line.id) : (left?.get(line.id) ?? line.qty);
    return qty === undefined || (qty === '0' && line.kind !== 'note') ? [] : [{ line, qty }];
  });
  const over = chosen.find(({ line, qty }) => left && compareDecimals(qty, left.get(line.id)!) > 0);
  if (over) return refuse({ code: 'QUANTITY_EXCEEDED', name: over.line.name, left: left!.get(over.line.id)! });
  if (chosen.length === 0 && all.length > 0) return refuse({ code: 'FIELD_INVALID', field: 'lines', rule: 'required' });

  const home = findHome(tx, contract.ownerId ?? actor.userId);
  if (!home) return refuse({ code: 'OWNER_NOT_FOUND' });
  const customer = findCustomer(tx, contract.customerId);
  if (!customer || customer.deletedAt !== null) return refuse({ code: 'CUSTOMER_NOT_FOUND' });
  const { customerId, contactId, opportunityId, currency, taxMode, headerDiscountRate, headerDiscountAmount } =
    contract;
  const isWhole = chosen.length === all.length && chosen.every(({ line, qty }) => qty === line.qty);
  const order = {
    ...{ id, customerId, contactId, opportunityId, currency, taxMode, headerDiscountRate },
    contractId: contract.id,
    ...(contract.quoteId === null ? {} : { quoteId: contract.quoteId }),
    // An amount off the whole cannot be parted without a rule of its own: it goes with the whole only.
    headerDiscountAmount: isWhole ? headerDiscountAmount : null,
    personalTerms: contract.clauses,
    promiseDate:
      chosen
        .flatMap(({ line }) => line.promiseDate ?? [])
        .toSorted()
        .at(-1) ?? null,
    lines: chosen.map(({ line, qty }) => asOrderLine(line, qty)),
  };
  insertOrder(tx, order, customer, home);
  if (contract.quoteId !== null) {
    const taken = chosen.flatMap(({ line, qty }) =>
      line.quoteLineId === null ? [] : [[line.quoteLineId, qty] as const],
    );
    takeFromQuote(tx, contract.quoteId, new Map(taken));
  }
  return ok({ id, commandId: tx.command.id });
}

/** What orders have not yet taken of each line. */
function leftOf(lines: readonly ContractLineRecord[], ordered: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    lines.map(({ id, qty }) => {
      const left = subtractDecimals(qty, ordered.get(id) ?? '0');
      return [id, compareDecimals(left, '0') < 0 ? '0' : left];
    }),
  );
}

/** The contract's line as a line of an order, so much of it; an amount off the line goes with the whole line only. */
function asOrderLine(line: ContractLineRecord, qty: string): NewOrderLine {
  const { id, kind, productId, name, spec, unit, listPrice, price, discountRate, discountAmount, taxRate } = line;
  const { moq, orderMultiple, isImported, cost, remark, promiseDate, quoteLineId } = line;
  return {
    ...{ kind, productId, name, spec, unit, qty, listPrice, price, discountRate, taxRate, moq, orderMultiple },
    ...{ isImported, cost, remark, promiseDate, quoteLineId, contractLineId: id },
    discountAmount: qty === line.qty ? discountAmount : null,
  };
}
