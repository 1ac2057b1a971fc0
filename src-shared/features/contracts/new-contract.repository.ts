import { presentFields } from '../../kernel/present-fields.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { WriteTx } from '../../ledger/write-tx.ts';
import type { CustomerRecord } from '../customers/customers.repository.ts';
import { applyDocumentLines } from '../documents/document-lines.repository.ts';
import { takeNumber } from '../numbers/take-number.repository.ts';
import { termsOf } from '../orders/personal-terms.repository.ts';
import { costOf } from '../quotes/new-line.repository.ts';
import { type NewContract, usualRemindDays } from './contract.model.ts';
import type { ContractLineEdit, NewContractLine } from './contract-line.model.ts';
import { type ContractRecord, findContract, listContractLines, refreshContract } from './contracts.repository.ts';
import { contractLines, contracts } from './contracts.tables.ts';

type Home = Pick<ContractRecord, 'id' | 'branchId' | 'deptId' | 'ownerId'>;
type FirstContract = Omit<NewContract, 'lines' | 'paymentPlan'> & {
  readonly id: string;
  readonly quoteId?: string;
  readonly renewsId?: string;
  readonly paymentPlan?: ContractRecord['paymentPlan'] | undefined;
  readonly lines?: readonly (Omit<NewContractLine, 'id'> & { readonly id?: string | undefined })[] | undefined;
};

/**
 * Writes a draft with its lines into a home: the customer's own terms where nothing else is said, figures added up.
 * `promised` is what a quote said of terms. (T-4.5)
 */
export function insertContract(
  tx: WriteTx,
  input: FirstContract,
  customer: CustomerRecord,
  home: Scope,
  promised: readonly string[] = [],
): void {
  const { id, ownerId: _, lines = [], tags = [], ...fields } = input;
  tx.insert(contracts, {
    ...usual,
    ...presentFields(fields),
    id,
    name: input.name,
    customerId: customer.id,
    clauses: fields.clauses ?? termsOf(tx, customer, promised),
    paymentPlan: fields.paymentPlan ?? [],
    no: takeNumber(tx, { docType: 'contract', branchId: home.branchId }),
    tags,
    ...home,
    ...unset,
  });
  const contract = findContract(tx, id)!;
  for (const [index, line] of lines.entries()) {
    addContractLine(tx, contract, { ...line, id: line.id ?? tx.newId() }, index + 1);
  }
  refreshContract(tx, id);
}

const usual = { kind: 'direct', currency: 'CNY', taxMode: 'included', renewRemindDays: usualRemindDays } as const;

/** A draft's state and sums before its lines are added up. */
const unset = {
  version: 1,
  status: 'draft',
  amountExcl: 0,
  taxTotal: 0,
  amountIncl: 0,
  lineDiscount: 0,
  headerDiscount: 0,
  lineCount: 0,
} as const satisfies Partial<ContractRecord>;

const usualLine = { kind: 'product', qty: '1', price: '0', taxRate: '0.13', isImported: false } as const;
const noFigures = { amountExcl: 0, tax: 0, amountIncl: 0, netPrice: '0' } as const;

/** Puts a line into the contract's scope; its figures come with `refreshContract`. */
function addContractLine(tx: WriteTx, contract: Home, line: NewContractLine, position: number): void {
  const { id: contractId, branchId, deptId, ownerId } = contract;
  tx.insert(contractLines, {
    ...usualLine,
    position,
    ...presentFields(line),
    cost: line.cost ?? costOf(tx, line.productId),
    contractId,
    ...noFigures,
    ...{ branchId, deptId, ownerId },
  });
}

/** Applies what was done to lines; acts on lines that another contract has do nothing. */
export function applyContractLines(tx: WriteTx, contract: Home, edits: readonly ContractLineEdit[]): void {
  const last = listContractLines(tx, contract.id).at(-1)?.position ?? 0;
  const add = (line: NewContractLine, position: number) => addContractLine(tx, contract, line, position);
  applyDocumentLines(tx, { table: contractLines, parent: 'contractId', parentId: contract.id, last, add }, edits);
}
