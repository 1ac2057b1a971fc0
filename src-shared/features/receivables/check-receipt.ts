import type { FieldInvalid } from '../../kernel/refusals.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import type { ReadDb } from '../../ports/database.ts';
import { type BankReferenceTaken, isSamePayer, type ThirdPartyUnexplained } from './receipt.model.ts';
import { findBankAccount, findByReference, type ReceiptRecord } from './receivables.repository.ts';

export type ReceiptContentRefusal = FieldInvalid | BankReferenceTaken | ThirdPartyUnexplained;

/** What every receipt keeps to, whoever wrote it: the same money never twice, and who paid is known. */
export function checkReceipt(
  db: ReadDb,
  receipt: ReceiptRecord,
  customerName: string,
): Result<void, ReceiptContentRefusal> {
  const { id, amount, fee, bankAccountId, bankRef, payerName, thirdPartyReason, method, billDueDate } = receipt;
  if (fee > amount) return refuse({ code: 'FIELD_INVALID', field: 'fee', rule: 'aboveAmount' });
  if (method === 'acceptance' && billDueDate === null) {
    return refuse({ code: 'FIELD_INVALID', field: 'billDueDate', rule: 'required' });
  }
  if (bankAccountId !== null && !findBankAccount(db, bankAccountId)) {
    return refuse({ code: 'FIELD_INVALID', field: 'bankAccountId', rule: 'unknown' });
  }
  if (bankRef !== null && bankAccountId === null) {
    return refuse({ code: 'FIELD_INVALID', field: 'bankAccountId', rule: 'required' });
  }
  const twin = bankRef && bankAccountId ? findByReference(db, { bankAccountId, bankRef, exceptId: id }) : undefined;
  if (twin) return refuse({ code: 'BANK_REFERENCE_TAKEN', no: twin.no });
  if (!isSamePayer(payerName, customerName) && !thirdPartyReason) {
    return refuse({ code: 'THIRD_PARTY_UNEXPLAINED', payerName });
  }
  return ok(undefined);
}
