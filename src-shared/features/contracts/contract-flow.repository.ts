import type { ReadDb } from '../../ports/database.ts';
import { findCustomer } from '../customers/customers.repository.ts';
import type { FlowDocument } from '../flows/flow-document.repository.ts';
import type { Facts } from '../flows/flow-facts.model.ts';
import { owedBy } from '../orders/orders.repository.ts';
import { applyContractChange } from './contract-trail.repository.ts';
import { type ContractRecord, findContract, findOpenChange } from './contracts.repository.ts';
import { contractLines, contracts } from './contracts.tables.ts';

/** A contract, or a change of one, under approval: while somebody decides nobody changes it. */
export const contractFlow: FlowDocument = {
  docType: 'contract',
  table: contracts,
  noun: 'contract',
  children: [{ table: contractLines, parent: 'contractId' }],
  related: [{ table: 'customers', noun: 'customer', property: 'customerId' }],
  notContent: [
    'no',
    'version',
    'status',
    'heldFrom',
    'reason',
    'customerSigner',
    'customerSignedOn',
    'companySigner',
    'companySignedOn',
    'signDate',
    'endedAt',
    'costTotal',
    'margin',
    'tags',
  ],
  describe: (row, db) => {
    const { no, name, customerId } = row as unknown as ContractRecord;
    return { no, title: [findCustomer(db, customerId)?.name, name].filter(Boolean).join(' · ') };
  },
  facts: (row, db) => factsOf(db, row as unknown as ContractRecord),
  onSubmit: (tx, id) => tx.update(contracts, id, { status: 'pending' }),
  onPass: (tx, id) => {
    if (findOpenChange(tx, id)) applyContractChange(tx, findContract(tx, id)!);
    else tx.update(contracts, id, { status: 'toSign' });
  },
  onReject: (tx, id) => tx.update(contracts, id, { status: findOpenChange(tx, id) ? 'changing' : 'draft' }),
  onWithdraw: (tx, id) => tx.update(contracts, id, { status: findOpenChange(tx, id) ? 'changing' : 'draft' }),
};

function factsOf(db: ReadDb, contract: ContractRecord): Facts {
  const { amountIncl, lineDiscount, headerDiscount, currency, customerId, clauses } = contract;
  const discount = lineDiscount + headerDiscount;
  const customer = findCustomer(db, customerId);
  const limit = currency === 'CNY' ? (customer?.creditLimit ?? null) : null;
  const isOver = limit !== null && owedBy(db, customerId) + amountIncl > limit;
  const reasons: readonly (readonly [string, boolean])[] = [
    ['change', findOpenChange(db, contract.id) !== undefined],
    ['overCredit', isOver],
    ['personalTerms', clauses.length > 0],
  ];
  return {
    amount: amountIncl,
    discount: discount === 0 ? 0 : discount / (amountIncl + discount),
    customerLevel: customer?.level ?? null,
    reasons: reasons.flatMap(([reason, holds]) => (holds ? [reason] : [])),
  };
}
